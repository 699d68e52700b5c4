package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.IAND;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IUSHR;

import dev.cofferdam.compiler.classfile.ClassWriter;
import dev.cofferdam.compiler.classfile.CodeWriter;
import dev.cofferdam.compiler.classfile.Jump;
import dev.cofferdam.compiler.classfile.Label;
import dev.cofferdam.compiler.classfile.VerificationType;
import dev.cofferdam.wasm.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/// The method that a large `br_table` looks its target up with: from an index to the position of
/// the target among the distinct ones, held in strings.
final class BranchTableMethod {
  /// From index to position.
  static final MethodTypeDesc TYPE = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);

  private static final int CHUNK_BITS = 14;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private BranchTableMethod() {}

  static String name(int funcIndex, int position) {
    return ClassLayout.methodName(funcIndex) + "_t" + position;
  }

  /// Adds the methods that the instructions from `from` to `to` need to a class.
  static void addTo(ClassWriter writer, FunctionCode function, int from, int to) {
    for (int i = from; i < to; i++) {
      if (function.opcode(i) == Opcode.BR_TABLE
          && InstructionSize.isTableLarge(function.labelTable(i))) {
        String positions = positions(function.labelTable(i));
        writer.method(name(function.funcIndex(), i), TYPE, code -> emit(code, positions));
      }
    }
  }

  /// Returns the distinct targets of a table, in the order of their first entries.
  static int[] distinct(int[] targets) {
    return Arrays.stream(targets).distinct().toArray();
  }

  private static String positions(int[] targets) {
    var positions = new HashMap<Integer, Integer>();
    var text = new StringBuilder(targets.length);
    for (int target : targets) {
      text.append((char) (int) positions.computeIfAbsent(target, _ -> positions.size()));
    }
    return text.toString();
  }

  private static void emit(CodeWriter code, String positions) {
    int last = positions.length() - 1;
    Label isInside = code.newLabel();
    code.iload(0)
        .loadConstant(last)
        .invokestatic(
            ClassDesc.of("java.lang.Integer"),
            "compareUnsigned",
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int))
        .branch(Jump.IFLT, isInside)
        .loadConstant(last)
        .istore(0);
    bind(code, isInside);
    List<Label> chunks =
        IntStream.rangeClosed(0, last >>> CHUNK_BITS).mapToObj(_ -> code.newLabel()).toList();
    code.iload(0).loadConstant(CHUNK_BITS).plain(IUSHR).tableswitch(chunks.getFirst(), chunks);
    for (int i = 0; i < chunks.size(); i++) {
      bind(code, chunks.get(i));
      int start = i << CHUNK_BITS;
      emitLookup(code, positions.substring(start, Math.min(start + CHUNK, last + 1)));
    }
  }

  private static void emitLookup(CodeWriter code, String chunk) {
    code.loadConstant(chunk)
        .iload(0)
        .loadConstant(CHUNK - 1)
        .plain(IAND)
        .invokevirtual(
            ConstantDescs.CD_String,
            "charAt",
            MethodTypeDesc.of(ConstantDescs.CD_char, ConstantDescs.CD_int))
        .ireturn();
  }

  private static void bind(CodeWriter code, Label label) {
    code.bind(label, List.of(VerificationType.INTEGER), List.of());
  }
}
