package dev.cofferdam.component.validate;

/// How many items each index space has when all steps are executed.
///
/// @param coreModules core modules
/// @param coreInstances core instances
/// @param coreFuncs core functions
/// @param coreTables core tables
/// @param coreMemories core memories
/// @param coreGlobals core globals
/// @param coreTags core tags
/// @param components components
/// @param instances component instances
/// @param funcs component-level functions
/// @param values values
/// @param resources run-time resource types
public record IndexSpaceSizes(
    int coreModules,
    int coreInstances,
    int coreFuncs,
    int coreTables,
    int coreMemories,
    int coreGlobals,
    int coreTags,
    int components,
    int instances,
    int funcs,
    int values,
    int resources) {}
