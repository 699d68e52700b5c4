package dev.cofferdam.wasm;

/// What follows the code of an instruction in the binary.
///
/// Indices, counts and offsets are unsigned LEB128; the order of several parts is that of the
/// binary, which for a few instructions is not that of the text.
public enum Immediates {
  /// Nothing.
  NONE,
  /// A block type: `0x40`, a value type, or a type index as signed 33-bit LEB128.
  BLOCK_TYPE,
  /// A block type, then a vector of catch clauses.
  TRY_TABLE,
  /// A label.
  LABEL,
  /// A vector of labels, then the default label.
  LABEL_TABLE,
  /// A function index.
  FUNC,
  /// A type index.
  TYPE,
  /// A type index, then a table index.
  TYPE_TABLE,
  /// A type index, then a field index.
  TYPE_FIELD,
  /// A type index, then a number of operands.
  TYPE_COUNT,
  /// A type index, then a data segment index.
  TYPE_DATA,
  /// A type index, then an element segment index.
  TYPE_ELEM,
  /// Two type indices: destination, then source.
  TYPE_TYPE,
  /// A vector of value types.
  VALUE_TYPES,
  /// A local index.
  LOCAL,
  /// A global index.
  GLOBAL,
  /// A table index.
  TABLE,
  /// Two table indices: destination, then source.
  TABLE_TABLE,
  /// An element segment index.
  ELEM,
  /// An element segment index, then a table index.
  ELEM_TABLE,
  /// A memory index.
  MEMORY,
  /// Two memory indices: destination, then source.
  MEMORY_MEMORY,
  /// A data segment index.
  DATA,
  /// A data segment index, then a memory index.
  DATA_MEMORY,
  /// A tag index.
  TAG,
  /// Flags (bits 0-5: binary logarithm of the alignment; bit 6: a memory index follows), then the
  /// memory index if there is one, then a 64-bit offset.
  MEMARG,
  /// A memory argument, then a lane index of one byte.
  MEMARG_LANE,
  /// A lane index of one byte.
  LANE,
  /// Sixteen lane indices of one byte each.
  SHUFFLE,
  /// A signed 32-bit LEB128.
  I32,
  /// A signed 64-bit LEB128.
  I64,
  /// Four bytes, little-endian.
  F32,
  /// Eight bytes, little-endian.
  F64,
  /// Sixteen bytes.
  V128,
  /// A heap type.
  HEAP_TYPE,
  /// A byte of flags (bit 0: the source is nullable, bit 1: the target is), a label, the source's
  /// heap type, the target's heap type.
  CAST
}
