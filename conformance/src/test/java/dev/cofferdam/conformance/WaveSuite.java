package dev.cofferdam.conformance;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.wave.WaveCall;
import dev.cofferdam.component.wave.WaveException;
import dev.cofferdam.component.wave.WaveReader;
import dev.cofferdam.component.wave.WaveWriter;
import dev.cofferdam.testing.suite.AssertionResult;
import dev.cofferdam.testing.suite.Outcome;
import dev.cofferdam.testing.suite.ScriptReport;
import dev.cofferdam.testing.suite.SuiteReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/// Runs the WAVE suite: each input is read as a call of a function and written again.
///
/// What is rejected must be rejected; the words of an error are the reference's own.
final class WaveSuite {
  private static final List<String> PREFIXES = List.of("ui:tests/ui.", "ui.", "");
  private static final List<String> SUFFIXES = List.of("@0.1.0", "");

  private final Map<String, ComponentFuncType> funcs;

  private WaveSuite(Map<String, ComponentFuncType> funcs) {
    this.funcs = funcs;
  }

  static SuiteReport run(Path folder) {
    WaveSuite suite = new WaveSuite(UiWit.functions(read(folder.resolve("ui.wit"))));
    try (Stream<Path> files = Files.list(folder)) {
      return new SuiteReport(
          files
              .filter(file -> file.toString().endsWith(".waves"))
              .sorted()
              .map(suite::script)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ScriptReport script(Path file) {
    String name = file.getFileName().toString().replace(".waves", "");
    List<String> inputs = List.of(read(file).split(";\n|;$"));
    List<String> expected =
        read(file.resolveSibling(name + ".out"))
            .lines()
            .filter(line -> !line.startsWith("//"))
            .toList();
    List<AssertionResult> results = new ArrayList<>();
    for (int i = 0; i < Math.max(inputs.size(), expected.size()); i++) {
      boolean accepts = name.startsWith("accept");
      Outcome outcome = judge(inputs.get(i), expected.get(i), accepts);
      results.add(new AssertionResult(i + 1, "wave", true, outcome));
    }
    return new ScriptReport(name, results);
  }

  private Outcome judge(String input, String expected, boolean accepts) {
    String got;
    boolean accepted = true;
    try {
      Optional<String> written = rewrite(withoutLeadingComments(input));
      got = written.orElse("unknown function");
      accepted = written.isPresent();
    } catch (WaveException rejected) {
      got = String.valueOf(rejected.getMessage());
      accepted = false;
    }
    boolean holds = accepts ? accepted && got.equals(expected) : !accepted;
    return holds ? new Outcome.Passed() : new Outcome.Failed(expected, got);
  }

  private Optional<String> rewrite(String input) {
    WaveCall call = WaveReader.readCall(input);
    return functionName(call.name()).map(funcs::get).map(type -> rewrite(call, type));
  }

  private static String rewrite(WaveCall call, ComponentFuncType type) {
    Object[] args = call.args(type);
    StringJoiner written = new StringJoiner(", ", call.name() + "(", ")");
    for (int i = 0; i < args.length; i++) {
      ComponentFuncType.Param param = type.params().get(i);
      written.add(param.name() + ": " + WaveWriter.write(args[i], param.type()));
    }
    return written.toString();
  }

  private Optional<String> functionName(String written) {
    for (String prefix : PREFIXES) {
      for (String suffix : SUFFIXES) {
        if (written.startsWith(prefix) && written.endsWith(suffix)) {
          String name = written.substring(prefix.length(), written.length() - suffix.length());
          if (funcs.containsKey(name)) {
            return Optional.of(name);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String withoutLeadingComments(String input) {
    String rest = input.stripLeading();
    while (rest.startsWith("//")) {
      int end = rest.indexOf('\n');
      rest = end < 0 ? "" : rest.substring(end + 1).stripLeading();
    }
    return rest;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
