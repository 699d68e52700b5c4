package dev.cofferdam.compiler.classfile;

import static dev.cofferdam.compiler.classfile.PlainInstruction.ACONST_NULL;
import static dev.cofferdam.compiler.classfile.PlainInstruction.ATHROW;
import static dev.cofferdam.compiler.classfile.PlainInstruction.I2L;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IADD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LADD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.POP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is accepted by the JDK's own verifier, and runs.
final class ClassWriterTest {
  private static final ClassDesc NAME = ClassDesc.of("Written");
  private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
  private static final MethodTypeDesc INT = MethodTypeDesc.of(ConstantDescs.CD_int);
  private static final MethodTypeDesc INT_TO_INT =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);

  @ParameterizedTest
  @ValueSource(
      ints = {
        -1,
        0,
        5,
        6,
        -2,
        127,
        -128,
        128,
        -129,
        32_767,
        -32_768,
        32_768,
        -32_769,
        Integer.MIN_VALUE
      })
  void int_isPushedAsGiven(int value) throws Exception {
    assertEquals(value, run(INT, code -> code.loadConstant(value).ireturn()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, -1, Long.MIN_VALUE, 0xffff_ffffL})
  void long_isPushedAsGiven(long value) throws Exception {
    var type = MethodTypeDesc.of(ConstantDescs.CD_long);
    assertEquals(value, run(type, code -> code.loadConstant(value).return_(TypeKind.LONG)));
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -0.0f, 1, 2, 3, Float.MIN_VALUE, Float.NEGATIVE_INFINITY})
  void float_isPushedAsGiven(float value) throws Exception {
    var type = MethodTypeDesc.of(ConstantDescs.CD_float);
    assertEquals(value, run(type, code -> code.loadConstant(value).return_(TypeKind.FLOAT)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 1, 2, Double.MIN_VALUE, Double.POSITIVE_INFINITY})
  void double_isPushedAsGiven(double value) throws Exception {
    var type = MethodTypeDesc.of(ConstantDescs.CD_double);
    assertEquals(value, run(type, code -> code.loadConstant(value).return_(TypeKind.DOUBLE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\0\u007f\u0080\u07ff\u0800\uffff", "\ud83d\ude00\ud800"})
  void string_isPushedAsGiven(String value) throws Exception {
    var type = MethodTypeDesc.of(ConstantDescs.CD_String);
    assertEquals(value, run(type, code -> code.loadConstant(value).return_(TypeKind.REFERENCE)));
  }

  @Test
  void stringOfMoreThan65535Bytes_isRefused() {
    var code = new CodeWriter(new ConstantPool(), NOTHING);
    String text = "\u0800".repeat(21_846);
    assertThrows(ClassFileLimitException.class, () -> code.loadConstant(text));
  }

  @Test
  void constants_areFoundAgainAmongMany() throws Exception {
    int sum =
        (int)
            run(
                INT,
                code -> {
                  code.loadConstant(0);
                  for (int i = 0; i < 3_000; i++) {
                    code.loadConstant(100_000 + i % 1_500).plain(IADD);
                  }
                  code.ireturn();
                });
    assertEquals(3_000 * 100_000 + 2 * IntStream.range(0, 1_500).sum(), sum);
  }

  @Test
  void moreConstantsThanAClassCanHave_areRefused() {
    var pool = new ConstantPool();
    var refusal =
        assertThrows(
            ClassFileLimitException.class,
            () -> IntStream.range(0, 40_000).forEach(pool::longValue));
    assertEquals("more than 65535 constants", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 254, 255, 256, 40_000})
  void locals_haveEveryFormOfIndex(int slot) throws Exception {
    Object result =
        run(
            MethodTypeDesc.of(ConstantDescs.CD_long),
            code ->
                code.loadConstant(7)
                    .istore(slot)
                    .iinc(slot, 100)
                    .iinc(slot, -30_000)
                    .loadConstant(1L << 40)
                    .storeLocal(TypeKind.LONG, slot + 1)
                    .iload(slot)
                    .plain(I2L)
                    .loadLocal(TypeKind.LONG, slot + 1)
                    .plain(LADD)
                    .return_(TypeKind.LONG));
    assertEquals((1L << 40) + 7 + 100 - 30_000, result);
  }

  @Test
  void localBeyondTheLast_isRefused() {
    var writer = new ClassWriter(NAME);
    assertThrows(
        ClassFileLimitException.class,
        () ->
            writer.method(
                "f", NOTHING, code -> code.loadConstant(1L).storeLocal(TypeKind.LONG, 65_534)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void switches_areAlignedWhereverTheyStart(int shift) throws Exception {
    List<Object> results =
        runWith(
            List.of(-1, 0, 1, 2, 50, -70_000),
            code -> {
              IntStream.range(0, shift).forEach(_ -> code.nop());
              Label[] ends = {code.newLabel(), code.newLabel(), code.newLabel()};
              Label more = code.newLabel();
              code.iload(0).tableswitch(more, List.of(ends[0], ends[1]));
              bind(code, more);
              code.iload(0)
                  .lookupswitch(
                      ends[2],
                      List.of(new SwitchCase(50, ends[0]), new SwitchCase(-70_000, ends[1])));
              for (int i = 0; i < ends.length; i++) {
                bind(code, ends[i]);
                code.loadConstant(i).ireturn();
              }
            });
    assertEquals(List.of(2, 0, 1, 2, 0, 1), results);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 62, 63, 64, 65, 1_000})
  void frames_haveEveryForm(int distance) throws Exception {
    List<VerificationType> all =
        List.of(
            VerificationType.INTEGER,
            VerificationType.LONG,
            VerificationType.object(ConstantDescs.CD_String),
            VerificationType.DOUBLE,
            VerificationType.FLOAT);
    List<Object> results =
        runWith(
            List.of(0, 1),
            code -> {
              code.loadConstant(1L).storeLocal(TypeKind.LONG, 1);
              code.loadConstant("a").astore(3).loadConstant(2.5).storeLocal(TypeKind.DOUBLE, 4);
              code.loadConstant(3.5f).storeLocal(TypeKind.FLOAT, 6);
              for (int count : new int[] {5, 5, 2, 1, 4, 5, 1}) {
                meet(code, all.subList(0, count), distance);
              }
              operand(code, all.subList(0, 1), distance);
              code.ireturn();
            });
    assertEquals(List.of(7, 9), results);
  }

  /// Two ways that meet with these locals.
  private static void meet(CodeWriter code, List<VerificationType> locals, int distance) {
    Label end = code.newLabel();
    code.iload(0).branch(Jump.IFEQ, end);
    IntStream.range(0, distance).forEach(_ -> code.nop());
    code.bind(end, locals, List.of());
    redefine(code, locals.size());
  }

  /// Stores what the frame dropped, so that a later one can have it.
  private static void redefine(CodeWriter code, int count) {
    if (count < 2) {
      code.loadConstant(1L).storeLocal(TypeKind.LONG, 1);
    }
    if (count < 3) {
      code.loadConstant("a").astore(3);
    }
    if (count < 4) {
      code.loadConstant(2.5).storeLocal(TypeKind.DOUBLE, 4);
    }
    if (count < 5) {
      code.loadConstant(3.5f).storeLocal(TypeKind.FLOAT, 6);
    }
  }

  /// Two ways that meet with an operand: 7 where the parameter is 0, otherwise 9.
  private static void operand(CodeWriter code, List<VerificationType> locals, int distance) {
    Label other = code.newLabel();
    Label end = code.newLabel();
    code.iload(0).branch(Jump.IFNE, other).loadConstant(7).goTo(end);
    code.bind(other, locals, List.of());
    code.loadConstant(9);
    IntStream.range(0, distance).forEach(_ -> code.nop());
    code.bind(end, locals, List.of(VerificationType.INTEGER));
  }

  @Test
  void everyJump_isTheOppositeOfItsNegation() {
    for (Jump jump : Jump.values()) {
      assertEquals(jump, jump.negated().negated());
      assertEquals(jump.operandCount(), jump.negated().operandCount());
    }
    assertEquals(Jump.IFGE, Jump.IFLT.negated());
    assertEquals(Jump.IF_ICMPGT, Jump.IF_ICMPLE.negated());
    assertEquals(Jump.IFNONNULL, Jump.IFNULL.negated());
  }

  @Test
  void jumpsBackAndForth_goWhereTheyAreBound() throws Exception {
    List<Object> results =
        runWith(
            List.of(0, 5),
            code -> {
              Label start = code.newLabel();
              Label end = code.newLabel();
              code.loadConstant(0).istore(1);
              List<VerificationType> locals =
                  List.of(VerificationType.INTEGER, VerificationType.INTEGER);
              code.bind(start, locals, List.of());
              code.iload(0).branch(Jump.IFEQ, end).iinc(1, 3).iinc(0, -1).goTo(start);
              code.bind(end, locals, List.of());
              code.iload(1).ireturn();
            });
    assertEquals(List.of(0, 15), results);
  }

  @Test
  void jumpThatIsTooFar_isRefused() {
    var forth = new CodeWriter(new ConstantPool(), INT_TO_INT);
    Label end = forth.newLabel();
    forth.goTo(end);
    IntStream.range(0, 32_768).forEach(_ -> forth.nop());
    assertThrows(ClassFileLimitException.class, () -> bind(forth, end));
    var back = new CodeWriter(new ConstantPool(), INT_TO_INT);
    Label start = back.newLabel();
    bind(back, start);
    IntStream.range(0, 32_769).forEach(_ -> back.nop());
    assertThrows(ClassFileLimitException.class, () -> back.goTo(start));
  }

  @Test
  void labelThatIsNeverBound_isABug() {
    var writer = new ClassWriter(NAME);
    assertThrows(
        IllegalStateException.class,
        () -> writer.method("f", NOTHING, code -> code.goTo(code.newLabel())));
  }

  @Test
  void methodsThatAreTooLong_areLeftOut() throws Exception {
    var writer = new ClassWriter(NAME);
    writer.method("f", INT, code -> code.loadConstant(1).ireturn());
    assertFalse(writer.tryAdd(100, content -> addWithNops(content, 120)));
    assertFalse(writer.tryAdd(100_000, content -> addWithNops(content, 65_536)));
    assertEquals(2, writer.longestCode());
    assertTrue(writer.tryAdd(100, content -> addWithNops(content, 90)));
    assertEquals(91, writer.longestCode());
    Class<?> type = define(writer.toBytes());
    assertEquals(
        List.of("f", "g"),
        Arrays.stream(type.getMethods())
            .filter(ClassWriterTest::isOwn)
            .map(Method::getName)
            .sorted()
            .toList());
  }

  private static boolean isOwn(Method method) {
    return method.getDeclaringClass().getName().equals("Written");
  }

  private static void addWithNops(ClassWriter writer, int count) {
    writer.method(
        "g",
        NOTHING,
        code -> {
          IntStream.range(0, count).forEach(_ -> code.nop());
          code.return_();
        });
  }

  @Test
  void lines_areTheLastGivenToAPlaceWithCode() {
    var writer = new ClassWriter(NAME);
    writer.method(
        "f",
        NOTHING,
        code -> {
          code.line(1);
          code.line(2);
          code.plain(ACONST_NULL, ATHROW);
          code.line(3);
        });
    var failure = assertThrows(InvocationTargetException.class, () -> method(writer).invoke(null));
    Throwable thrown = Objects.requireNonNull(failure.getCause());
    assertEquals(2, thrown.getStackTrace()[0].getLineNumber());
  }

  @Test
  void whatIsThrownInARange_isCaught() throws Exception {
    List<Object> results =
        runWith(
            List.of(0, 4),
            code -> {
              Label handler = code.newLabel();
              int start = code.position();
              code.catchAll(start, handler);
              code.loadConstant(12).iload(0);
              code.invokestatic(
                  ClassDesc.of("java.lang.Math"),
                  "floorDiv",
                  MethodTypeDesc.of(
                      ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int));
              code.ireturn();
              code.catchAll(start, handler);
              code.bind(
                  handler,
                  List.of(VerificationType.INTEGER),
                  List.of(VerificationType.object(ConstantDescs.CD_Throwable)));
              code.plain(POP).loadConstant(-1).ireturn();
            });
    assertEquals(List.of(-1, 3), results);
  }

  @Test
  void callsOfEveryShape_leaveTheStackAsDeep() throws Exception {
    Object result =
        run(
            MethodTypeDesc.of(ConstantDescs.CD_long),
            code ->
                code.loadConstant("long")
                    .loadConstant("o")
                    .invokevirtual(
                        ConstantDescs.CD_String,
                        "indexOf",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_String))
                    .plain(I2L)
                    .loadConstant(10L)
                    .invokestatic(
                        ClassDesc.of("java.lang.Math"),
                        "max",
                        MethodTypeDesc.of(
                            ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long))
                    .return_(TypeKind.LONG));
    assertEquals(10L, result);
  }

  private static void bind(CodeWriter code, Label label) {
    code.bind(label, List.of(VerificationType.INTEGER), List.of());
  }

  private static Object run(MethodTypeDesc type, Consumer<CodeWriter> content) throws Exception {
    var writer = new ClassWriter(NAME);
    writer.method("f", type, content);
    return method(writer).invoke(null);
  }

  private static List<Object> runWith(List<Integer> arguments, Consumer<CodeWriter> content)
      throws Exception {
    var writer = new ClassWriter(NAME);
    writer.method("f", INT_TO_INT, content);
    Method method = method(writer);
    var results = new Object[arguments.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = method.invoke(null, arguments.get(i));
    }
    return List.of(results);
  }

  private static Method method(ClassWriter writer) {
    return Arrays.stream(define(writer.toBytes()).getMethods())
        .filter(method -> method.getName().equals("f"))
        .findFirst()
        .orElseThrow();
  }

  private static Class<?> define(byte[] classBytes) {
    assertEquals(Collections.emptyList(), ClassFile.of().verify(classBytes));
    return new Loader().define(classBytes);
  }

  private static final class Loader extends ClassLoader {
    Loader() {
      super(null);
    }

    Class<?> define(byte[] classBytes) {
      return defineClass("Written", classBytes, 0, classBytes.length);
    }
  }
}
