package dev.cofferdam.wasm;

import java.time.Duration;

/// How much of everything a module may have; each is checked before memory is allocated for it.
///
/// A module beyond a limit is refused with a [LoadLimitException] that names the limit.
///
/// @param moduleBytes size of the binary
/// @param heapBytes estimated size of the decoded model in the Java heap
/// @param sections how many sections, custom ones among them
/// @param types how many types, and how many recursive groups
/// @param subtypeDepth how many supertypes a type has, one above the other
/// @param params how many parameters a function type has
/// @param results how many results a function type has
/// @param fields how many fields a struct type has
/// @param imports how many imports
/// @param exports how many exports
/// @param nameBytes length of an import's, export's or custom section's name in UTF-8
/// @param funcs how many functions the module defines
/// @param funcBytes size of the body of a function
/// @param locals how many locals a function has, parameters among them
/// @param nesting how many blocks stand in each other
/// @param operands how many operands a function has on its stack at any point
/// @param tables how many tables the module defines
/// @param memories how many memories the module defines
/// @param tags how many tags the module defines
/// @param globals how many globals the module defines
/// @param elementSegments how many element segments
/// @param elements how many elements all element segments have together
/// @param dataSegments how many data segments
/// @param validationSteps work of validation beyond one step a byte of code: operand and result
///   types compared
/// @param timeout how long decoding and validation may take together
public record LoadLimits(
    int moduleBytes,
    long heapBytes,
    int sections,
    int types,
    int subtypeDepth,
    int params,
    int results,
    int fields,
    int imports,
    int exports,
    int nameBytes,
    int funcs,
    int funcBytes,
    int locals,
    int nesting,
    int operands,
    int tables,
    int memories,
    int tags,
    int globals,
    int elementSegments,
    int elements,
    int dataSegments,
    long validationSteps,
    Duration timeout) {
  private static final LoadLimits DEFAULTS =
      new LoadLimits(
          256 << 20,
          1L << 30,
          100_000,
          1_000_000,
          63,
          1_000,
          1_000,
          10_000,
          1_000_000,
          1_000_000,
          100_000,
          1_000_000,
          7_654_321,
          50_000,
          100_000,
          1_000_000,
          100,
          100,
          1_000_000,
          1_000_000,
          100_000,
          10_000_000,
          100_000,
          300_000_000L,
          Duration.ofSeconds(30));

  /// Returns the limits that hold unless others are asked for.
  public static LoadLimits defaults() {
    return DEFAULTS;
  }

  /// Returns these limits with another on the size of the binary.
  public LoadLimits withModuleBytes(int newModuleBytes) {
    return new LoadLimits(
        newModuleBytes,
        heapBytes,
        sections,
        types,
        subtypeDepth,
        params,
        results,
        fields,
        imports,
        exports,
        nameBytes,
        funcs,
        funcBytes,
        locals,
        nesting,
        operands,
        tables,
        memories,
        tags,
        globals,
        elementSegments,
        elements,
        dataSegments,
        validationSteps,
        timeout);
  }

  /// Returns these limits with another on the heap of the decoded model.
  public LoadLimits withHeapBytes(long newHeapBytes) {
    return new LoadLimits(
        moduleBytes,
        newHeapBytes,
        sections,
        types,
        subtypeDepth,
        params,
        results,
        fields,
        imports,
        exports,
        nameBytes,
        funcs,
        funcBytes,
        locals,
        nesting,
        operands,
        tables,
        memories,
        tags,
        globals,
        elementSegments,
        elements,
        dataSegments,
        validationSteps,
        timeout);
  }

  /// Returns these limits with another on the time that loading takes.
  public LoadLimits withTimeout(Duration newTimeout) {
    return new LoadLimits(
        moduleBytes,
        heapBytes,
        sections,
        types,
        subtypeDepth,
        params,
        results,
        fields,
        imports,
        exports,
        nameBytes,
        funcs,
        funcBytes,
        locals,
        nesting,
        operands,
        tables,
        memories,
        tags,
        globals,
        elementSegments,
        elements,
        dataSegments,
        validationSteps,
        newTimeout);
  }
}
