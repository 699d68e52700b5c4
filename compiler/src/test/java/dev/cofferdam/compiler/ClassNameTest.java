package dev.cofferdam.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassNameTest {
  /// Function 0 is imported; 1 and 2 are the module's own, in one class.
  private final ModuleShape shape =
      Compiled.shape("(module (func (import \"m\" \"f\")) (func) (func (return_call 1)))");

  private final ClassLayout layout = new ClassLayout(shape);

  private Optional<ClassName> parse(String name) {
    return ClassName.parse(name, shape, layout);
  }

  @Test
  void nameOfAClassThatTheModuleHas_saysWhatIsInIt() {
    assertEquals(Optional.of(new ClassName.Functions(1)), parse("F1"));
    assertEquals(Optional.of(new ClassName.Part(2, 17)), parse("F2_17"));
    assertEquals(Optional.of(new ClassName.Imports(0)), parse("I0"));
    assertEquals(Optional.of(new ClassName.Dispatchers(0)), parse("T0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "F",
        "F0",
        "F2",
        "F3",
        "F01",
        "F-1",
        "F1_",
        "F1_0",
        "F1_01",
        "F0_1",
        "F3_1",
        "F1_1_1",
        "I1",
        "I0_1",
        "T9",
        "R1",
        "X1",
        "F1234567890",
        "F\u0661",
        "java.lang.Object",
        "_1"
      })
  void otherNames_areOfNoClass(String name) {
    assertEquals(Optional.empty(), parse(name));
  }

  @ParameterizedTest
  @CsvSource({
    "f12, 12",
    "f0, 0",
    "f12_0, 12",
    "f12_345, 12",
    "f12_body, 12",
    "f12_inside, -1",
    "f12_stored, -1",
    "f12_t7, -1",
    "f012, -1",
    "f, -1",
    "call, -1",
    "next_1, -1"
  })
  void nameOfAMethod_saysWhoseCodeIsInIt(String name, int funcIndex) {
    assertEquals(funcIndex, ClassLayout.funcIndexOf(name));
  }
}
