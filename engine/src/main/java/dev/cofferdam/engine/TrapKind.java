package dev.cofferdam.engine;

import java.util.Locale;

/// Why a guest was stopped: the closed list of causes, one constant each.
///
/// Nothing in Cofferdam tells causes apart by their text; the text is the specification suite's
/// where the suite has one and Wasmtime's otherwise.
public enum TrapKind {
  UNREACHABLE("unreachable"),
  MEMORY_OUT_OF_BOUNDS("out of bounds memory access"),
  TABLE_OUT_OF_BOUNDS("out of bounds table access"),
  /// `call_indirect` with an index outside its table.
  UNDEFINED_ELEMENT("undefined element", "table-out-of-bounds"),
  UNINITIALIZED_ELEMENT("uninitialized element"),
  INDIRECT_CALL_TYPE_MISMATCH("indirect call type mismatch"),
  INTEGER_OVERFLOW("integer overflow"),
  INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
  INVALID_CONVERSION_TO_INTEGER("invalid conversion to integer"),
  STACK_OVERFLOW("call stack exhausted"),
  NULL_REFERENCE("null reference"),
  /// A null where a function, structure, array, `i31` or exception was wanted; the suite words
  /// each.
  NULL_FUNCTION_REFERENCE("null function reference", "null-reference"),
  NULL_STRUCTURE_REFERENCE("null structure reference", "null-reference"),
  NULL_ARRAY_REFERENCE("null array reference", "null-reference"),
  NULL_I31_REFERENCE("null i31 reference", "null-reference"),
  NULL_EXCEPTION_REFERENCE("null exception reference", "null-reference"),
  ARRAY_OUT_OF_BOUNDS("out of bounds array access"),
  ALLOCATION_TOO_LARGE("allocation size too large"),
  CAST_FAILURE("cast failure"),
  UNCAUGHT_EXCEPTION("unhandled exception"),
  UNALIGNED_ATOMIC("unaligned atomic"),
  ATOMIC_WAIT_NON_SHARED("expected shared memory"),

  OUT_OF_FUEL("all fuel consumed by WebAssembly", Origin.LIMIT),
  DEADLINE("deadline exceeded", Origin.LIMIT),
  MEMORY_LIMIT("memory limit exceeded", Origin.LIMIT),
  MEMORY_COPY_LIMIT("budget for copies of growing memories exceeded", Origin.LIMIT),
  TABLE_LIMIT("table limit exceeded", Origin.LIMIT),
  INSTANCE_LIMIT("instance limit exceeded", Origin.LIMIT),
  HANDLE_LIMIT("handle limit exceeded", Origin.LIMIT),
  HOST_CALL_BYTES("fuel allocated for hostcalls has been exhausted", Origin.LIMIT),
  RANDOM_BYTES("random bytes limit exceeded", Origin.LIMIT),
  HTTP_FIELD_BYTES("HTTP fields limit exceeded", Origin.LIMIT),
  FILE_LIMIT("open file limit exceeded", Origin.LIMIT),
  SOCKET_LIMIT("open socket limit exceeded", Origin.LIMIT),
  CODE_LIMIT("generated code limit exceeded", Origin.LIMIT),

  CANCELLED("cancelled", Origin.CANCEL),

  /// A host function threw.
  HOST("host function failed", Origin.HOST),
  /// The JVM had no memory left.
  HOST_OUT_OF_MEMORY("host out of memory", Origin.HOST),

  CANNOT_ENTER("cannot enter component instance", "cannot-enter-instance"),
  CANNOT_LEAVE("cannot leave component instance", "abi"),

  INVALID_CHAR("invalid `char` bit pattern", "abi"),
  STRING_OUT_OF_BOUNDS("string content out-of-bounds", "abi"),
  STRING_POINTER_OUT_OF_BOUNDS("string pointer/length out of bounds of memory", "abi"),
  LIST_OUT_OF_BOUNDS("list content out-of-bounds", "abi"),
  LIST_POINTER_OUT_OF_BOUNDS("list pointer/length out of bounds of memory", "abi"),
  POINTER_OUT_OF_BOUNDS("pointer out of bounds of memory", "abi"),
  INVALID_DISCRIMINANT("invalid variant discriminant", "abi"),
  UNALIGNED_POINTER("unaligned pointer", "abi"),
  INVALID_UTF8("invalid utf-8", "abi"),
  INVALID_UTF16("invalid utf-16", "abi"),
  REALLOC_OUT_OF_BOUNDS("realloc return: beyond end of memory", "abi"),
  REALLOC_UNALIGNED("realloc return: result not aligned", "abi"),
  UNKNOWN_HANDLE("unknown handle index", "abi"),
  WRONG_HANDLE_TYPE("handle index used with the wrong type", "abi"),
  RESOURCE_BORROWED("cannot remove owned resource while borrowed", "abi"),
  BORROW_NOT_DROPPED("borrow handles still remain at the end of the call", "abi"),
  NOT_OWNED("cannot lift own resource from a borrow", "abi"),
  UNSUPPORTED_BUILTIN("built-in is not supported", "abi"),
  CANNOT_BLOCK("cannot block a synchronous task before returning", "abi"),
  /// An import that the embedder left undefined and asked to trap.
  UNKNOWN_IMPORT("unknown import called", "host");

  private enum Origin {
    GUEST,
    LIMIT,
    CANCEL,
    HOST
  }

  private final String message;
  private final String word;
  private final Origin origin;

  TrapKind(String message) {
    this(message, Origin.GUEST);
  }

  TrapKind(String message, Origin origin) {
    this.message = message;
    this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.origin = origin;
  }

  TrapKind(String message, String word) {
    this.message = message;
    this.word = word;
    this.origin = word.equals("host") ? Origin.HOST : Origin.GUEST;
  }

  /// Returns the sentence for people, in the specification suite's wording.
  public String message() {
    return message;
  }

  /// Returns the word for machines, such as `out-of-fuel`; several kinds may share one.
  public String word() {
    return word;
  }

  /// Returns whether a limit of the Store stopped the guest.
  public boolean isLimit() {
    return origin == Origin.LIMIT;
  }

  /// Returns whether the host failed, not the guest.
  public boolean isHost() {
    return origin == Origin.HOST;
  }

  /// Returns whether every Store is poisoned by it, one of core modules only as well.
  public boolean poisonsAlways() {
    return isLimit() || origin == Origin.CANCEL || this == HOST_OUT_OF_MEMORY;
  }
}
