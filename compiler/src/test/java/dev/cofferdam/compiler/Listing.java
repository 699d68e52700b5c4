package dev.cofferdam.compiler;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a class as text, one instruction a line.
final class Listing {
  private final Map<Label, Integer> labels = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private Listing() {}

  static String of(byte[] classBytes) {
    var model = ClassFile.of().parse(classBytes);
    return model.methods().stream().map(Listing::of).collect(Collectors.joining("\n"));
  }

  private static String of(MethodModel method) {
    var listing = new Listing();
    listing.text.append(method.methodName()).append(method.methodType()).append('\n');
    method.code().orElseThrow().forEach(listing::append);
    return listing.text.toString();
  }

  private void append(CodeElement element) {
    switch (element) {
      case LabelTarget target -> text.append(name(target.label())).append(":\n");
      case LineNumber line -> text.append("  .line ").append(line.line()).append('\n');
      case ExceptionCatch range ->
          line(
              ".catch "
                  + name(range.tryStart())
                  + " to "
                  + name(range.tryEnd())
                  + " at "
                  + name(range.handler()));
      case Instruction instruction -> line(mnemonic(instruction) + operand(instruction));
      default -> {}
    }
  }

  private void line(String content) {
    text.append("  ").append(content).append('\n');
  }

  private static String mnemonic(Instruction instruction) {
    return instruction.opcode().name().toLowerCase(Locale.ROOT);
  }

  private String operand(Instruction instruction) {
    return switch (instruction) {
      case LoadInstruction load -> " " + load.slot();
      case StoreInstruction store -> " " + store.slot();
      case IncrementInstruction increment -> " " + increment.slot() + " " + increment.constant();
      case ConstantInstruction constant -> " " + constant.constantValue();
      case BranchInstruction branch -> " " + name(branch.target());
      case FieldInstruction field -> " " + field.name();
      case InvokeInstruction call ->
          " " + call.owner().name().stringValue().replaceAll(".*/", "") + "." + call.name();
      case TableSwitchInstruction table ->
          cases(table.cases().stream().map(c -> c.target()).toList())
              + " else "
              + name(table.defaultTarget());
      case LookupSwitchInstruction table ->
          cases(table.cases().stream().map(c -> c.target()).toList())
              + " else "
              + name(table.defaultTarget());
      default -> "";
    };
  }

  private String cases(List<Label> targets) {
    return targets.stream().map(this::name).collect(Collectors.joining(" ", " ", ""));
  }

  private String name(Label label) {
    return "L" + labels.computeIfAbsent(label, _ -> labels.size());
  }
}
