package dev.cofferdam.testing.suite;

import dev.cofferdam.testing.suite.Command.AssertRefused;
import dev.cofferdam.testing.suite.Command.Refusal;
import dev.cofferdam.text.WatReader;
import dev.cofferdam.wasm.MalformedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;

/// Assertions about the text format.
final class TextFormat {
  private static final String COMPONENT_TEXT = "component-text";
  private static final String CUSTOM_ANNOTATIONS = "custom-annotations";
  private static final Pattern COMPONENT = Pattern.compile("\\(\\s*component\\b");

  private TextFormat() {}

  /// The module in the binary format.
  static byte[] binary(ModuleSource source) {
    String text = text(source);
    if (isComponent(text)) {
      throw new MissingFeatures(Set.of(COMPONENT_TEXT));
    }
    return WatReader.toBinary(text);
  }

  private static boolean isComponent(String text) {
    return COMPONENT.matcher(text).find();
  }

  static Outcome assertRefused(AssertRefused assertion) {
    String text = text(assertion.source());
    if (isComponent(text)) {
      return new Outcome.Skipped(Set.of(COMPONENT_TEXT));
    }
    if (assertion.refusal() == Refusal.MALFORMED_CUSTOM
        || assertion.refusal() == Refusal.INVALID_CUSTOM) {
      return new Outcome.Skipped(Set.of(CUSTOM_ANNOTATIONS));
    }
    try {
      byte[] binary = WatReader.toBinary(text);
      return new Outcome.Failed(assertion.text(), "a module of " + binary.length + " bytes");
    } catch (MalformedException _) {
      return new Outcome.Passed();
    }
  }

  private static String text(ModuleSource source) {
    try {
      return source.text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
