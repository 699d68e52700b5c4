package dev.cofferdam.compiler;

import dev.cofferdam.wasm.Opcode;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

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
  static void addTo(ClassBuilder builder, int flags, FunctionCode function, int from, int to) {
    for (int i = from; i < to; i++) {
      if (function.opcode(i) == Opcode.BR_TABLE
          && InstructionSize.isTableLarge(function.labelTable(i))) {
        String positions = positions(function.labelTable(i));
        builder.withMethodBody(
            name(function.funcIndex(), i), TYPE, flags, code -> emit(code, positions));
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

  private static void emit(CodeBuilder code, String positions) {
    List<StackMapFrameInfo> frames = new ArrayList<>();
    int last = positions.length() - 1;
    Label isInside = code.newLabel();
    code.iload(0)
        .loadConstant(last)
        .invokestatic(
            ClassDesc.of("java.lang.Integer"),
            "compareUnsigned",
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int))
        .iflt(isInside)
        .loadConstant(last)
        .istore(0);
    bind(code, isInside, frames);
    var chunks = new ArrayList<SwitchCase>();
    for (int i = 0; i <= last >>> CHUNK_BITS; i++) {
      chunks.add(SwitchCase.of(i, code.newLabel()));
    }
    Label first = chunks.getFirst().target();
    code.iload(0).loadConstant(CHUNK_BITS).iushr();
    code.tableswitch(0, chunks.size() - 1, first, chunks);
    for (SwitchCase chunk : chunks) {
      bind(code, chunk.target(), frames);
      int start = chunk.caseValue() << CHUNK_BITS;
      emitLookup(code, positions.substring(start, Math.min(start + CHUNK, last + 1)));
    }
    code.with(StackMapTableAttribute.of(frames));
  }

  private static void emitLookup(CodeBuilder code, String chunk) {
    code.loadConstant(chunk)
        .iload(0)
        .loadConstant(CHUNK - 1)
        .iand()
        .invokevirtual(
            ConstantDescs.CD_String,
            "charAt",
            MethodTypeDesc.of(ConstantDescs.CD_char, ConstantDescs.CD_int))
        .ireturn();
  }

  private static void bind(CodeBuilder code, Label label, List<StackMapFrameInfo> frames) {
    code.labelBinding(label);
    frames.add(StackMapFrameInfo.of(label, List.of(SimpleVerificationTypeInfo.INTEGER), List.of()));
  }
}
