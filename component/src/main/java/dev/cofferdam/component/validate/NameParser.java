package dev.cofferdam.component.validate;

import dev.cofferdam.component.validate.ComponentFeatures.Feature;
import dev.cofferdam.wasm.InvalidException;
import java.util.List;
import java.util.regex.Pattern;

/// Parses the names of imports and exports.
///
/// Specification: Explainer, `externname`.
final class NameParser {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final ValidationContext context;
  private final String text;
  private int position;

  private NameParser(ValidationContext context, String text) {
    this.context = context;
    this.text = text;
  }

  /// Parses `name`, or throws and says what is wrong with it.
  static ParsedName parse(ValidationContext context, String name) {
    return new NameParser(context, name).name();
  }

  private ParsedName name() {
    ParsedName name = form();
    if (position < text.length()) {
      throw invalid("trailing characters found: `%s`".formatted(rest()));
    }
    return name;
  }

  private ParsedName form() {
    if (take("[constructor]")) {
      return new ParsedName.Constructor(restAsLabel());
    }
    if (take("[method]")) {
      String resource = resourceBeforeDot();
      return new ParsedName.Method(resource, restAsLabel());
    }
    if (take("[static]")) {
      String resource = resourceBeforeDot();
      return new ParsedName.Static(resource, restAsLabel());
    }
    return location();
  }

  private ParsedName location() {
    if (take("unlocked-dep=")) {
      unlockedDependency();
    } else if (take("locked-dep=")) {
      expect("<");
      packageName();
      expect(">");
      optionalHash();
    } else if (take("url=")) {
      url();
    } else if (take("integrity=")) {
      expect("<");
      hash();
      expect(">");
    } else {
      return text.indexOf(':') >= 0 ? interfaceName() : new ParsedName.Label(restAsLabel());
    }
    return new ParsedName.Location(text);
  }

  private ParsedName interfaceName() {
    packagePath(true);
    if (!take("@")) {
      return new ParsedName.Interface(text, false, "");
    }
    int end = text.indexOf('>', position);
    String version = text.substring(position, end < 0 ? text.length() : end);
    position += version.length();
    return new ParsedName.Interface(text, true, version);
  }

  private void unlockedDependency() {
    expect("<");
    packagePath(false);
    if (take("@") && !take("*")) {
      expect("{");
      versionRange(upTo('}'));
      expect("}");
    }
    expect(">");
  }

  private void packageName() {
    packagePath(false);
    if (take("@")) {
      int end = text.indexOf('>', position);
      String version = text.substring(position, end < 0 ? text.length() : end);
      position += version.length();
      requireVersion(version);
    }
  }

  private void packagePath(boolean needsProjection) {
    boolean nests = context.features.has(Feature.NESTED_NAMES);
    lowerLabel();
    expect(":");
    lowerLabel();
    while (nests && take(":")) {
      lowerLabel();
    }
    if (take("/")) {
      label();
      while (nests && take("/")) {
        label();
      }
    } else if (needsProjection) {
      throw invalid("expected `/` after package name");
    }
  }

  private void versionRange(String range) {
    if (range.equals("*")) {
      return;
    }
    if (range.startsWith(">=")) {
      int space = range.indexOf(' ');
      requireVersion(range.substring(2, space < 0 ? range.length() : space));
      if (space >= 0) {
        upperBound(range.substring(space + 1));
      }
    } else if (range.startsWith("<")) {
      requireVersion(range.substring(1));
    } else {
      throw invalid("expected `>=` or `<` at start of version range");
    }
  }

  private void upperBound(String bound) {
    if (!bound.startsWith("<")) {
      throw invalid("expected `<` at start of version range upper bounds");
    }
    requireVersion(bound.substring(1));
  }

  private void requireVersion(String version) {
    String problem = Semver.problem(version);
    if (problem != null) {
      throw invalid("`%s` is not a valid semver: %s".formatted(version, problem));
    }
  }

  private void url() {
    expect("<");
    if (upTo('>').indexOf('<') >= 0) {
      throw invalid("url cannot contain `<`");
    }
    expect(">");
    optionalHash();
  }

  private void optionalHash() {
    if (take(",")) {
      expect("integrity=<");
      hash();
      expect(">");
    }
  }

  private void hash() {
    String hashes = upTo('>').strip();
    if (hashes.isEmpty()) {
      throw invalid("integrity hash cannot be empty");
    }
    SPACES.splitAsStream(hashes).forEach(this::requireHash);
  }

  private void requireHash(String hash) {
    if (List.of("sha256", "sha384", "sha512").stream().noneMatch(hash::startsWith)) {
      throw invalid("unrecognized hash algorithm: `%s`".formatted(hash));
    }
    String value = hash.substring("sha256".length());
    if (!value.startsWith("-")) {
      throw invalid("expected `-` after hash algorithm: " + hash);
    }
    int options = value.indexOf('?');
    String base64 = value.substring(1, options < 0 ? value.length() : options);
    if (!isBase64(base64)) {
      throw invalid("not valid base64: `%s`".formatted(base64));
    }
  }

  private static boolean isBase64(String value) {
    int end = value.length();
    while (end > 0 && value.length() - end < 2 && value.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      if (c == '-' || !(Kebab.isLabelCharacter(c) || c == '+' || c == '/')) {
        return false;
      }
    }
    return end > 0;
  }

  private String resourceBeforeDot() {
    int dot = text.indexOf('.', position);
    if (dot < 0) {
      throw invalid("failed to find `.` character");
    }
    String resource = text.substring(position, dot);
    position = dot + 1;
    return requireLabel(resource);
  }

  private String upTo(char c) {
    int end = text.indexOf(c, position);
    if (end < 0) {
      throw invalid("failed to find `%s` character".formatted(c));
    }
    String found = text.substring(position, end);
    position = end;
    return found;
  }

  private String label() {
    int start = position;
    while (position < text.length() && Kebab.isLabelCharacter(text.charAt(position))) {
      position++;
    }
    return requireLabel(text.substring(start, position));
  }

  private void lowerLabel() {
    String label = label();
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        throw invalid("character `%s` is not lowercase in package name/namespace".formatted(c));
      }
    }
  }

  private String restAsLabel() {
    String label = requireLabel(rest());
    position = text.length();
    return label;
  }

  private String requireLabel(String label) {
    if (!Kebab.isLabel(label)) {
      throw invalid("`%s` is not in kebab case".formatted(label));
    }
    return label;
  }

  private String rest() {
    return text.substring(position);
  }

  private boolean take(String prefix) {
    if (!text.startsWith(prefix, position)) {
      return false;
    }
    position += prefix.length();
    return true;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw invalid("expected `%s` at `%s`".formatted(token, rest()));
    }
  }

  private InvalidException invalid(String message) {
    return context.invalid(message);
  }
}
