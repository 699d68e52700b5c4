package dev.cofferdam.component.validate;

import java.util.Locale;

/// The structure of the name of an import or export.
///
/// Specification: Explainer, `externname`.
sealed interface ParsedName {
  /// A plain label.
  record Label(String text) implements ParsedName {}

  /// `[constructor]r`.
  record Constructor(String resource) implements ParsedName {}

  /// `[method]r.f`.
  record Method(String resource, String func) implements ParsedName {}

  /// `[static]r.f`.
  record Static(String resource, String func) implements ParsedName {}

  /// `ns:package/interface@version`; the version is what follows the `@`, or empty.
  record Interface(String text, boolean hasVersion, String version) implements ParsedName {}

  /// A dependency, URL or hash; only an import can be named so.
  record Location(String text) implements ParsedName {}

  /// Returns the form in which names must differ from each other.
  ///
  /// Specification: Explainer, name uniqueness.
  default String uniqueForm() {
    String form =
        switch (this) {
          case Label label -> label.text;
          case Constructor constructor -> "[constructor]" + constructor.resource;
          case Method method -> member(method.resource, method.func);
          case Static func -> member(func.resource, func.func);
          case Interface name -> name.text;
          case Location location -> location.text;
        };
    return this instanceof Location ? form : form.toLowerCase(Locale.ROOT);
  }

  private static String member(String resource, String func) {
    return resource.equalsIgnoreCase(func) ? resource : resource + "." + func;
  }
}
