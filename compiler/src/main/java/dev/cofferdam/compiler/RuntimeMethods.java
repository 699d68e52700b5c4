package dev.cofferdam.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.Signature;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// The runtime's methods that are named like the instruction they do: `i32.load8_s` is
/// `MemoryAccess.i32Load8S`, `f32.min` is `Numerics.f32Min`.
///
/// A load takes address, offset and memory; a store takes the value after the address.
final class RuntimeMethods {
  private static final Map<Opcode, RuntimeNames.Method> METHODS = new EnumMap<>(Opcode.class);

  static {
    for (Opcode opcode : Opcode.values()) {
      Signature signature = opcode.signature();
      if (signature != null && OperatorTypes.isSupported(opcode) && isMethod(opcode)) {
        METHODS.put(opcode, method(opcode, type(signature)));
      }
    }
  }

  private RuntimeMethods() {}

  /// Returns the method that does this instruction.
  static RuntimeNames.Method of(Opcode opcode) {
    RuntimeNames.Method method = METHODS.get(opcode);
    if (method == null) {
      throw new IllegalArgumentException(opcode.mnemonic());
    }
    return method;
  }

  static Map<Opcode, RuntimeNames.Method> all() {
    return METHODS;
  }

  private static boolean isMethod(Opcode opcode) {
    boolean isConstant =
        switch (opcode) {
          case NOP, I32_CONST, I64_CONST, F32_CONST, F64_CONST, DATA_DROP, ELEM_DROP -> true;
          default -> false;
        };
    return !isConstant && NumericOperators.direct(opcode) == null && Comparison.of(opcode) == null;
  }

  private static RuntimeNames.Method method(Opcode opcode, MethodTypeDesc signature) {
    MethodTypeDesc type = signature;
    ClassDesc owner = RuntimeNames.NUMERICS;
    if (opcode.accessBytes() > 0) {
      owner = RuntimeNames.MEMORY_ACCESS;
      type = type.insertParameterTypes(type.parameterCount(), CD_int, RuntimeNames.BYTES);
    }
    return new RuntimeNames.Method(owner, javaName(opcode.mnemonic()), type, true);
  }

  private static MethodTypeDesc type(Signature signature) {
    ClassDesc result =
        signature.results().isEmpty()
            ? CD_void
            : ValueKind.of(signature.results().getFirst()).classDesc();
    return MethodTypeDesc.of(
        result, signature.operands().stream().map(t -> ValueKind.of(t).classDesc()).toList());
  }

  private static String javaName(String mnemonic) {
    var name = new StringBuilder();
    for (String part : mnemonic.split("[._]", -1)) {
      boolean isFirst = name.isEmpty();
      name.append(isFirst ? part.substring(0, 1) : part.substring(0, 1).toUpperCase(Locale.ROOT));
      name.append(part, 1, part.length());
    }
    return name.toString();
  }
}
