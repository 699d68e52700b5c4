package dev.cofferdam.benchmarks;

import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.component.binary.ComponentModel;
import dev.cofferdam.component.binary.Definition;
import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.ModuleModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/// How long Endive takes until the largest core module of a component can be called, compiled in
/// memory; it has no components.
final class EndiveLoad {
  private final Path file;

  EndiveLoad(Path file) {
    this.file = file;
  }

  void run() throws IOException {
    byte[] module = largestModule(Files.readAllBytes(file));
    System.out.printf(
        Locale.ROOT,
        "%s: Endive 1.0.0 compiles its largest core module, %s ...%n",
        file.getFileName(),
        Figures.bytes(module.length));
    try (Progress _ = Progress.of(() -> "Endive compiles")) {
      long start = System.nanoTime();
      WasmModule parsed = Parser.parse(module);
      long parsedNanos = System.nanoTime() - start;
      var _ =
          MachineFactoryCompiler.builder(parsed)
              .withInterpreterFallback(InterpreterFallback.SILENT)
              .compile();
      System.out.printf(
          Locale.ROOT,
          "%s: Endive 1.0.0 parse %s, ready to be called after %s; peak %s%n",
          file.getFileName(),
          Figures.time(parsedNanos),
          Figures.time(System.nanoTime() - start),
          Footprint.peaks());
    }
  }

  /// Returns the bytes of the largest core module, however deep it is inside the component.
  private static byte[] largestModule(byte[] component) {
    ByteRange range =
        modules(ComponentDecoder.decode(component))
            .map(ModuleModel::range)
            .max(Comparator.comparingInt(ByteRange::size))
            .orElseThrow(() -> new IllegalArgumentException("there is no core module in it"));
    return Arrays.copyOfRange(component, range.offset(), range.end());
  }

  private static Stream<ModuleModel> modules(ComponentModel component) {
    return component.definitions().stream().flatMap(EndiveLoad::modulesOf);
  }

  private static Stream<ModuleModel> modulesOf(Definition definition) {
    if (definition instanceof Definition.CoreModule(_, var module)) {
      return Stream.of(module);
    }
    return definition instanceof Definition.Component(_, var nested)
        ? modules(nested)
        : Stream.empty();
  }
}
