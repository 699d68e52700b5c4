package dev.cofferdam.testing.suite;

import dev.cofferdam.component.validate.ComponentFeatures;
import dev.cofferdam.component.validate.ComponentFeatures.Feature;
import dev.cofferdam.wasm.WasmFeature;
import dev.cofferdam.wasm.WasmFeatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which gated features a component script runs with.
///
/// The script's source says so in its first lines, `RUN: ... -f cm-async,cm64`. A source without
/// such a line comes from the specification's own repository, which switches everything on but
/// nested names. A message that says what a feature would allow asks for it to be off.
///
/// @param features features that are switched on
/// @param coreFeatures what core modules in components may use
/// @param unknown features that are named and that no validator here knows
record Gates(ComponentFeatures features, WasmFeatures coreFeatures, Set<String> unknown) {
  private static final Pattern RUN = Pattern.compile("RUN:.*");
  private static final Pattern NAMES = Pattern.compile("-f ([\\w,-]+)");
  private static final Map<String, Feature> FEATURES =
      Map.ofEntries(
          Map.entry("cm-async", Feature.ASYNC),
          Map.entry("cm-map", Feature.MAP),
          Map.entry("cm-implements", Feature.IMPLEMENTS),
          Map.entry("cm-more-async-builtins", Feature.MORE_ASYNC_BUILTINS),
          Map.entry("cm-async-stackful", Feature.ASYNC_STACKFUL),
          Map.entry("cm-threading", Feature.THREADING),
          Map.entry("shared-everything-threads", Feature.SHARED_THREADS),
          Map.entry("cm-fixed-length-lists", Feature.FIXED_LENGTH_LISTS),
          Map.entry("cm-error-context", Feature.ERROR_CONTEXT),
          Map.entry("cm-canon-names", Feature.CANONICAL_NAMES),
          Map.entry("cm64", Feature.MEMORY64),
          Map.entry("cm-values", Feature.VALUES),
          Map.entry("cm-nested-names", Feature.NESTED_NAMES));
  private static final Map<String, Feature> PHRASES =
      Map.of(
          "more async builtins feature", Feature.MORE_ASYNC_BUILTINS,
          "the `cm64` feature", Feature.MEMORY64);

  static Gates of(Script script) {
    Optional<String> run = runLine(script.file());
    if (run.isEmpty()) {
      return new Gates(
          ComponentFeatures.all().without(Feature.NESTED_NAMES), WasmFeatures.all(), Set.of());
    }
    ComponentFeatures features = ComponentFeatures.standard();
    Set<String> unknown = new TreeSet<>();
    for (String name : names(run.get())) {
      if (FEATURES.containsKey(name)) {
        features = features.with(FEATURES.get(name));
      } else {
        unknown.add(name);
      }
    }
    return new Gates(features, coreFeatures(run.get()), unknown);
  }

  private static WasmFeatures coreFeatures(String run) {
    return run.contains("--features=-exceptions")
        ? WasmFeatures.all().without(WasmFeature.EXCEPTIONS)
        : WasmFeatures.all();
  }

  /// The name of a feature as sources write it.
  static String name(Feature feature) {
    return FEATURES.entrySet().stream()
        .filter(entry -> entry.getValue() == feature)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /// These features, without those that an expected message says are off.
  ComponentFeatures forMessage(String text) {
    ComponentFeatures fewer = features;
    for (Map.Entry<String, Feature> phrase : PHRASES.entrySet()) {
      if (text.contains(phrase.getKey())) {
        fewer = fewer.without(phrase.getValue());
      }
    }
    return fewer;
  }

  private static List<String> names(String run) {
    Matcher names = NAMES.matcher(run);
    return names.find() ? List.of(names.group(1).split(",")) : List.of();
  }

  private static Optional<String> runLine(Path json) {
    Path source = Path.of(json.toString().replaceFirst("\\.json$", ".wast"));
    if (!Files.exists(source)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(source)) {
      return lines.limit(5).filter(line -> RUN.matcher(line).find()).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
