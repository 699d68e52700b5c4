package dev.cofferdam.component.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.types.ComponentLimits;
import dev.cofferdam.component.validate.ComponentFeatures.Feature;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.WasmFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "a1", "ABC", "is-XML", "a-1", "a-1b", "a-0X9"})
  void label_inKebabCase_isAccepted(String label) {
    assertTrue(Kebab.isLabel(label));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1-a", "a-", "-a", "a--b", "aB", "a_b", "a-bC", "é"})
  void label_notInKebabCase_isRefused(String label) {
    assertFalse(Kebab.isLabel(label));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0", "1.2.3-rc.1+x.0", "1.0.0+meta", "1.0.0-0a"})
  void version_valid_hasNoProblem(String version) {
    assertNull(Semver.problem(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.2", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.3-a..b", "1.2.3 "})
  void version_invalid_hasAProblem(String version) {
    assertNotNull(Semver.problem(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "12", "0.2", "0.0.3", "0.0.0"})
  void canonicalVersion_cutOffRight_matches(String version) {
    assertTrue(CanonicalVersion.matches(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0", "1.2", "0.2.3", "01", ""})
  void canonicalVersion_cutOffElsewhere_doesNotMatch(String version) {
    assertFalse(CanonicalVersion.matches(version));
  }

  @ParameterizedTest
  @CsvSource({
    "a:b/c, Interface",
    "a:b/c@1.0.0, Interface",
    "[method]a.b, Method",
    "[static]a.b, Static",
    "[constructor]a, Constructor",
    "a-b, Label",
    "url=<https://x>, Location",
    "'unlocked-dep=<a:b@{>=1.0.0 <2.0.0}>', Location",
    "'locked-dep=<a:b@1.0.0>,integrity=<sha256-YQ==>', Location"
  })
  void name_isParsedByItsForm(String name, String form) {
    assertEquals(form, parse(name).getClass().getSimpleName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a:b",
        "a:b/",
        "A:b/c",
        "a:b/c/d",
        "a:b:c/d",
        "[method]a",
        "[method]a.",
        "[x]a",
        "a/b",
        "url=x",
        "integrity=<>",
        "integrity=<md5-a>",
        "integrity=<sha256-?>"
      })
  void name_ofNoForm_isInvalid(String name) {
    assertThrows(InvalidException.class, () -> parse(name));
  }

  @Test
  void nestedNamespace_behindItsGate_isParsed() {
    var gated = context(ComponentFeatures.standard().with(Feature.NESTED_NAMES));

    assertInstanceOf(ParsedName.Interface.class, NameParser.parse(gated, "a:b:c/d/e"));
  }

  @ParameterizedTest
  @CsvSource({
    "foo, FOO",
    "[constructor]foo, [constructor]FOO",
    "[method]foo.bar, [static]foo.BAR",
    "foo, [method]foo.foo",
    "foo:bar/baz, foo:bar/BAZ"
  })
  void names_thatAreNotStronglyUnique_haveOneForm(String one, String other) {
    assertEquals(parse(one).uniqueForm(), parse(other).uniqueForm());
  }

  @ParameterizedTest
  @CsvSource({"foo, [constructor]foo", "foo, [method]foo.bar", "[method]foo.bar, [static]foo.baz"})
  void names_thatAreStronglyUnique_haveDifferentForms(String one, String other) {
    assertNotEquals(parse(one).uniqueForm(), parse(other).uniqueForm());
  }

  private static ParsedName parse(String name) {
    return NameParser.parse(context(ComponentFeatures.standard()), name);
  }

  private static ValidationContext context(ComponentFeatures features) {
    return new ValidationContext(features, WasmFeatures.supported(), ComponentLimits.defaults());
  }
}
