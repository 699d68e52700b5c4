package dev.cofferdam.component.validate;

import static dev.cofferdam.component.binary.ComponentBytes.bytes;
import static dev.cofferdam.component.binary.ComponentBytes.component;
import static dev.cofferdam.component.binary.ComponentBytes.section;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.wasm.InvalidException;
import org.junit.jupiter.api.Test;

/// The rules of arguments and of names, one by one.
final class InstantiationRulesTest {
  /// `(func)` and `(func (param "p" u8))`.
  private static final byte[] FUNCS = section(7, 2, 0x40, 0, 1, 0, 0x40, 1, "p", 0x7d, 1, 0);

  private static final byte[] SUB_RESOURCE = bytes(3, 1);

  /// Imports `f`, a function of the type with index `type`.
  private static byte[] needsFunc(int type) {
    return component(FUNCS, section(10, 1, 0, "f", 1, type));
  }

  @Test
  void argument_ofTheRightType_isAccepted() {
    byte[] file =
        component(
            FUNCS,
            section(10, 1, 0, "g", 1, 1),
            section(4, needsFunc(1)),
            section(5, 1, 0, 0, 1, "f", 1, 0));

    assertDoesNotThrow(() -> validate(file));
  }

  @Test
  void argument_ofAnotherType_isInvalid() {
    assertInvalid(
        "type mismatch for import `f`: expected 1 parameters, found 0",
        component(
            FUNCS,
            section(10, 1, 0, "g", 1, 0),
            section(4, needsFunc(1)),
            section(5, 1, 0, 0, 1, "f", 1, 0)));
  }

  @Test
  void argument_missing_isInvalid() {
    assertInvalid(
        "missing import named `f`",
        component(FUNCS, section(4, needsFunc(0)), section(5, 1, 0, 0, 0)));
  }

  @Test
  void argument_givenTwice_isInvalid() {
    assertInvalid(
        "instantiation argument `f` conflicts with previous argument `f`",
        component(
            FUNCS,
            section(10, 1, 0, "g", 1, 0),
            section(4, needsFunc(0)),
            section(5, 1, 0, 0, 2, "f", 1, 0, "f", 1, 0)));
  }

  @Test
  void instance_withMoreExportsThanNeeded_isAccepted() {
    byte[] small = bytes(0x42, 2, 1, 0x40, 0, 1, 0, 4, 0, "f", 1, 0);
    byte[] large = bytes(0x42, 3, 1, 0x40, 0, 1, 0, 4, 0, "f", 1, 0, 4, 0, "g", 1, 0);
    byte[] child = component(section(7, 1, small), section(10, 1, 0, "i", 5, 0));
    byte[] file =
        component(
            section(7, 1, large),
            section(10, 1, 0, "i", 5, 0),
            section(4, child),
            section(5, 1, 0, 0, 1, "i", 5, 0));

    assertDoesNotThrow(() -> validate(file));
  }

  @Test
  void resources_ofTwoImports_areNotTheSame() {
    // The child wants a resource `r` and a function of it; it is given a function of another one.
    byte[] child =
        component(
            section(10, 1, 0, "r", SUB_RESOURCE),
            section(7, 2, 0x69, 0, 0x40, 1, "p", 1, 1, 0),
            section(10, 1, 0, "f", 1, 2));
    byte[] file =
        component(
            section(10, 2, 0, "a", SUB_RESOURCE, 0, "b", SUB_RESOURCE),
            section(7, 2, 0x69, 1, 0x40, 1, "p", 2, 1, 0),
            section(10, 1, 0, "g", 1, 3),
            section(4, child),
            section(5, 1, 0, 0, 2, "r", 3, 0, "f", 1, 0));

    assertInvalid("resource types are not the same", file);
  }

  @Test
  void import_withTheSameName_isInvalid() {
    assertInvalid(
        "import name `F` conflicts with previous name `f`",
        component(FUNCS, section(10, 2, 0, "f", 1, 0, 0, "F", 1, 0)));
  }

  @Test
  void method_ofUnknownResource_isInvalid() {
    assertInvalid(
        "function should take a first argument of `(borrow $T)`",
        component(
            section(7, 1, 0x40, 1, "self", 0x7d, 1, 0), section(10, 1, 0, "[method]r.f", 1, 0)));
  }

  @Test
  void export_ofAnImportedTypeUnderAnotherName_namesItAgain() {
    byte[] file =
        component(
            section(7, 1, 0x6d, 1, "x"),
            section(10, 1, 0, "t", 3, 0, 0),
            section(7, 1, 0x40, 1, "p", 1, 1, 0),
            section(10, 1, 0, "f", 1, 2));

    assertDoesNotThrow(() -> validate(file));
  }

  @Test
  void implements_onAFunction_isInvalid() {
    assertInvalid(
        "only instances can have an `implements`",
        component(FUNCS, section(10, 1, 2, "f", 1, 0, "a:b/c", 1, 0)));
  }

  @Test
  void lower_withPostReturn_isInvalid() {
    byte[] module =
        bytes(
            0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 5, 1, "f", 0, 0,
            10, 4, 1, 2, 0, 0x0b);

    assertInvalid(
        "canonical option `post-return` cannot be specified for lowerings",
        component(
            FUNCS,
            section(10, 1, 0, "f", 1, 0),
            section(1, module),
            section(2, 1, 0, 0, 0),
            section(6, 1, 0, 0, 1, 0, "f"),
            section(8, 1, 1, 0, 0, 1, 5, 0)));
  }

  private static void validate(byte[] file) {
    var _ =
        ComponentValidator.validate(ComponentDecoder.decode(file), ComponentFeatures.standard());
  }

  private static void assertInvalid(String message, byte[] file) {
    var invalid = assertThrows(InvalidException.class, () -> validate(file));
    assertTrue(invalid.getMessage().contains(message), invalid.getMessage());
  }
}
