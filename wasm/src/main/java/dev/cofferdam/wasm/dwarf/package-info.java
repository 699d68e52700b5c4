/// Where the instructions of a module stand in its source: reads DWARF, the debug information that
/// compilers leave in custom sections.
///
/// {@link dev.cofferdam.wasm.dwarf.SourceLines} answers one question: which calls, inlined ones
/// among them, an instruction is part of, each with file, line and column. It takes a component or
/// a core module as it is on disk, and offsets in that file, as backtraces have them.
///
/// DWARF 2 to 5 are read, in the 32-bit and 64-bit form, of 32-bit and 64-bit memories; not what
/// stands in other files: split debug information and supplementary files.
///
/// An answer takes three steps. The unit is found by the ranges of code that each unit's first
/// entry names. In the unit, the function is found among all its functions, and below the function
/// the calls inlined into it. The line program gives the place of the instruction itself; the place
/// of each outer call stands with the call that was inlined there.
///
/// All of this is the guest's own and may lie. Every loop spends steps of a budget ({@link
/// dev.cofferdam.wasm.dwarf.DwarfLimits}), nothing recurses, nothing is allocated for a number that
/// the guest claims, and whatever goes wrong ends in calls that are not known.
package dev.cofferdam.wasm.dwarf;
