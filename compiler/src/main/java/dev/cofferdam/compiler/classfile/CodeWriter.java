package dev.cofferdam.compiler.classfile;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Writes the code of one static method: section 4.7.3 of the specification.
///
/// Methods with the name of an instruction write it. A jump is written with two bytes for its
/// offset. Wherever control comes from elsewhere, [#bind] says what is there: the verifier is told
/// so, and the depth of the operand stack is counted on from it.
public final class CodeWriter {
  private static final int CODE_BYTES_MAX = 65_535;
  private static final int SLOTS_MAX = 65_535;
  private static final int SHORT_FORMS = 4;
  private static final int WIDE = 0xc4;

  private final ConstantPool pool;
  private final List<ClassDesc> parameters;
  private final ByteWriter code = new ByteWriter(512);
  private final LineTable lines = new LineTable();
  private final List<GuardedRange> ranges = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private final StackMap frames;
  private int depth;
  private int depthMax;
  private int localsEnd;

  CodeWriter(ConstantPool pool, MethodTypeDesc type) {
    this.pool = pool;
    parameters = type.parameterList();
    frames = new StackMap(pool, parameters.stream().map(VerificationType::ofParameter).toList());
    localsEnd = parameterSlot(parameters.size());
  }

  /// What is thrown between two positions is caught at a third.
  private record GuardedRange(int start, int end, Label handler) {}

  /// Returns the slot of a parameter; of the one after the last, the first slot that is free.
  public int parameterSlot(int index) {
    int slot = 0;
    for (int i = 0; i < index; i++) {
      slot += VerificationType.ofParameter(parameters.get(i)).slots();
    }
    return slot;
  }

  public Label newLabel() {
    var label = new Label();
    labels.add(label);
    return label;
  }

  /// Returns how many bytes of code were written.
  public int position() {
    return code.size();
  }

  /// Binds `label` here, where control may come from elsewhere with these types.
  public void bind(Label label, List<VerificationType> locals, List<VerificationType> stack) {
    if (frames.lastPosition() == position()) {
      nop(); // Two frames cannot stand at one place.
    }
    label.bind(code);
    frames.add(position(), locals, stack);
    depth = 0;
    for (VerificationType type : stack) {
      push(type.slots());
    }
  }

  /// Gives what follows a line number.
  public void line(int line) {
    lines.add(position(), line);
  }

  /// Has what is thrown from `start` to here caught at `handler`.
  public void catchAll(int start, Label handler) {
    if (start < position()) {
      ranges.add(new GuardedRange(start, position(), handler));
    }
  }

  /// Appends the `Code` attribute.
  void writeTo(ByteWriter out) {
    check();
    lines.end(code.size());
    out.u2(pool.utf8("Code"));
    int at = out.size();
    out.u4(0);
    out.u2(depthMax);
    out.u2(localsEnd);
    out.u4(code.size());
    out.append(code);
    writeRanges(out);
    writeAttributes(out);
    out.setU4(at, out.size() - at - 4);
  }

  private void check() {
    if (code.size() > CODE_BYTES_MAX) {
      throw new ClassFileLimitException("a method of %d bytes".formatted(code.size()));
    }
    if (localsEnd > SLOTS_MAX || depthMax > SLOTS_MAX) {
      throw new ClassFileLimitException(
          "%d slots of locals and %d of operands".formatted(localsEnd, depthMax));
    }
    if (labels.stream().anyMatch(Label::isMissing)) {
      throw new IllegalStateException("a jump to a label that was never bound");
    }
  }

  private void writeRanges(ByteWriter out) {
    out.u2(ranges.size());
    for (GuardedRange range : ranges) {
      out.u2(range.start());
      out.u2(range.end());
      out.u2(range.handler().position());
      out.u2(0);
    }
  }

  private void writeAttributes(ByteWriter out) {
    out.u2((lines.count() > 0 ? 1 : 0) + (frames.count() > 0 ? 1 : 0));
    if (lines.count() > 0) {
      writeTable(out, "LineNumberTable", lines.count(), lines.bytes());
    }
    if (frames.count() > 0) {
      writeTable(out, "StackMapTable", frames.count(), frames.bytes());
    }
  }

  private void writeTable(ByteWriter out, String name, int count, ByteWriter entries) {
    out.u2(pool.utf8(name));
    out.u4(entries.size() + 2);
    out.u2(count);
    out.append(entries);
  }

  private void push(int slots) {
    depth += slots;
    depthMax = Math.max(depthMax, depth);
  }

  private CodeWriter write(int opcode, int pushed) {
    code.u1(opcode);
    push(pushed);
    return this;
  }

  /// Writes instructions that are nothing but their opcodes.
  public CodeWriter plain(PlainInstruction... instructions) {
    for (PlainInstruction each : instructions) {
      write(each.opcode(), each.pushed());
    }
    return this;
  }

  // Constants

  /// Pushes an int, with its shortest instruction.
  public CodeWriter loadConstant(int value) {
    if (value >= -1 && value <= 5) {
      return write(0x03 + value, 1);
    }
    if (value == (byte) value) {
      write(0x10, 1).code.u1(value);
      return this;
    }
    if (value == (short) value) {
      write(0x11, 1).code.u2(value);
      return this;
    }
    return loadPooled(pool.integer(value));
  }

  /// Pushes a long, with its shortest instruction.
  public CodeWriter loadConstant(long value) {
    return value == 0 || value == 1
        ? write(0x09 + (int) value, 2)
        : loadPooledWide(pool.longValue(value));
  }

  /// Pushes a float that is not a NaN, with its shortest instruction.
  public CodeWriter loadConstant(float value) {
    int bits = Float.floatToRawIntBits(value);
    boolean isShort = bits == 0 || value == 1 || value == 2;
    return isShort ? write(0x0b + (int) value, 1) : loadPooled(pool.floatBits(bits));
  }

  /// Pushes a double that is not a NaN, with its shortest instruction.
  public CodeWriter loadConstant(double value) {
    long bits = Double.doubleToRawLongBits(value);
    boolean isShort = bits == 0 || value == 1;
    return isShort ? write(0x0e + (int) value, 2) : loadPooledWide(pool.doubleBits(bits));
  }

  /// Pushes a string.
  public CodeWriter loadConstant(String value) {
    return loadPooled(pool.string(value));
  }

  private CodeWriter loadPooled(int index) {
    if (index <= 0xff) {
      write(0x12, 1).code.u1(index);
    } else {
      write(0x13, 1).code.u2(index);
    }
    return this;
  }

  private CodeWriter loadPooledWide(int index) {
    write(0x14, 2).code.u2(index);
    return this;
  }

  // Locals

  public CodeWriter loadLocal(TypeKind kind, int slot) {
    return local(0x15, 0x1a, kind, slot, kind.slotSize());
  }

  public CodeWriter storeLocal(TypeKind kind, int slot) {
    return local(0x36, 0x3b, kind, slot, -kind.slotSize());
  }

  /// Writes a load or store: `opcode` is the one of an int, `shortOpcode` its form for slot 0.
  private CodeWriter local(int opcode, int shortOpcode, TypeKind kind, int slot, int pushed) {
    int order = order(kind);
    localsEnd = Math.max(localsEnd, slot + kind.slotSize());
    if (slot < SHORT_FORMS) {
      return write(shortOpcode + order * SHORT_FORMS + slot, pushed);
    }
    indexed(opcode + order, slot);
    push(pushed);
    return this;
  }

  private void indexed(int opcode, int slot) {
    if (slot <= 0xff) {
      code.u1(opcode);
      code.u1(slot);
    } else {
      code.u1(WIDE);
      code.u1(opcode);
      code.u2(slot);
    }
  }

  /// Returns the place of a kind in the order of families of opcodes.
  private static int order(TypeKind kind) {
    return switch (kind) {
      case LONG -> 1;
      case FLOAT -> 2;
      case DOUBLE -> 3;
      case REFERENCE -> 4;
      default -> 0;
    };
  }

  public CodeWriter iload(int slot) {
    return loadLocal(TypeKind.INT, slot);
  }

  public CodeWriter istore(int slot) {
    return storeLocal(TypeKind.INT, slot);
  }

  public CodeWriter aload(int slot) {
    return loadLocal(TypeKind.REFERENCE, slot);
  }

  public CodeWriter astore(int slot) {
    return storeLocal(TypeKind.REFERENCE, slot);
  }

  /// Adds a constant of 16 bits to an int local.
  public CodeWriter iinc(int slot, int delta) {
    localsEnd = Math.max(localsEnd, slot + 1);
    if (slot <= 0xff && delta == (byte) delta) {
      indexed(0x84, slot);
      code.u1(delta);
    } else {
      code.u1(WIDE);
      code.u1(0x84);
      code.u2(slot);
      code.u2(delta);
    }
    return this;
  }

  // Members and objects

  public CodeWriter getfield(ClassDesc owner, String name, ClassDesc type) {
    return field(0xb4, owner, name, type, slots(type) - 1);
  }

  public CodeWriter putfield(ClassDesc owner, String name, ClassDesc type) {
    return field(0xb5, owner, name, type, -slots(type) - 1);
  }

  public CodeWriter getstatic(ClassDesc owner, String name, ClassDesc type) {
    return field(0xb2, owner, name, type, slots(type));
  }

  private CodeWriter field(int opcode, ClassDesc owner, String name, ClassDesc type, int pushed) {
    write(opcode, pushed).code.u2(pool.field(owner, name, type.descriptorString()));
    return this;
  }

  public CodeWriter invokestatic(ClassDesc owner, String name, MethodTypeDesc type) {
    return invoke(0xb8, owner, name, type, 0);
  }

  public CodeWriter invokevirtual(ClassDesc owner, String name, MethodTypeDesc type) {
    return invoke(0xb6, owner, name, type, 1);
  }

  private CodeWriter invoke(
      int opcode, ClassDesc owner, String name, MethodTypeDesc type, int receiver) {
    String descriptor = type.descriptorString();
    code.u1(opcode);
    code.u2(pool.method(owner, name, descriptor));
    depth -= receiver + argumentSlots(descriptor);
    push(slots(type.returnType()));
    return this;
  }

  private static int argumentSlots(String descriptor) {
    int slots = 0;
    for (int at = 1; descriptor.charAt(at) != ')'; at = parameterEnd(descriptor, at)) {
      char first = descriptor.charAt(at);
      slots += first == 'J' || first == 'D' ? 2 : 1;
    }
    return slots;
  }

  private static int parameterEnd(String descriptor, int start) {
    int at = start;
    while (descriptor.charAt(at) == '[') {
      at++;
    }
    return descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
  }

  private static int slots(ClassDesc type) {
    return switch (type.descriptorString().charAt(0)) {
      case 'V' -> 0;
      case 'J', 'D' -> 2;
      default -> 1;
    };
  }

  public CodeWriter checkcast(ClassDesc type) {
    write(0xc0, 0).code.u2(pool.classEntry(type));
    return this;
  }

  public CodeWriter newarray(TypeKind element) {
    write(0xbc, 0).code.u1(element.newarrayCode());
    return this;
  }

  public CodeWriter anewarray(ClassDesc element) {
    write(0xbd, 0).code.u2(pool.classEntry(element));
    return this;
  }

  // Control

  public CodeWriter branch(Jump jump, Label target) {
    int start = position();
    write(jump.opcode(), -jump.operandCount());
    target.writeOffset(code, start, false);
    return this;
  }

  public CodeWriter goTo(Label target) {
    int start = position();
    code.u1(0xa7);
    target.writeOffset(code, start, false);
    return this;
  }

  /// Jumps to `targets` by the int on the stack: to the first where it is 0, and so on.
  public CodeWriter tableswitch(Label otherwise, List<Label> targets) {
    int start = startSwitch(0xaa, otherwise);
    code.u4(0);
    code.u4(targets.size() - 1);
    for (Label target : targets) {
      target.writeOffset(code, start, true);
    }
    return this;
  }

  /// Jumps by the int on the stack.
  public CodeWriter lookupswitch(Label otherwise, List<SwitchCase> cases) {
    int start = startSwitch(0xab, otherwise);
    code.u4(cases.size());
    for (SwitchCase each :
        cases.stream().sorted(Comparator.comparingInt(SwitchCase::value)).toList()) {
      code.u4(each.value());
      each.target().writeOffset(code, start, true);
    }
    return this;
  }

  private int startSwitch(int opcode, Label otherwise) {
    int start = position();
    write(opcode, -1);
    while (position() % 4 != 0) {
      code.u1(0);
    }
    otherwise.writeOffset(code, start, true);
    return start;
  }

  /// Returns with a value of this kind, or with none.
  public CodeWriter return_(TypeKind kind) {
    return kind == TypeKind.VOID ? return_() : write(0xac + order(kind), -kind.slotSize());
  }

  public CodeWriter return_() {
    return write(0xb1, 0);
  }

  public CodeWriter ireturn() {
    return write(0xac, -1);
  }

  public CodeWriter nop() {
    return write(0x00, 0);
  }
}
