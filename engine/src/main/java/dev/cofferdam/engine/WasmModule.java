package dev.cofferdam.engine;

import dev.cofferdam.engine.load.CodeTerms;
import dev.cofferdam.engine.load.LoadedModule;
import dev.cofferdam.wasm.BoundedFile;
import dev.cofferdam.wasm.Export;
import dev.cofferdam.wasm.Import;
import dev.cofferdam.wasm.LoadClock;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.WasmFeatures;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import dev.cofferdam.wasm.validate.ModuleValidator;
import dev.cofferdam.wasm.validate.ValidModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A loaded module: decoded, validated and ready to be instantiated, any number of times, in any
/// Store of its engine. Its code is compiled function by function when it is first called and
/// shared by all.
///
/// Immutable, and safe for use by many threads.
public final class WasmModule {
  private final Engine engine;
  private final LoadedModule loaded;
  private final Map<String, Export> exportsByName;

  private WasmModule(Engine engine, ModuleModel model, CodeGroup group) {
    this.engine = engine;
    var code = new CodeTerms(engine.codeLimits(), group);
    this.loaded = new LoadedModule(model, engine.types(), engine.adapters(), code);
    this.exportsByName =
        model.exports().stream().collect(Collectors.toUnmodifiableMap(Export::name, each -> each));
  }

  /// Loads a module in the binary format. The array is kept and must not be changed.
  ///
  /// @throws dev.cofferdam.wasm.WasmException if the bytes are malformed, invalid or beyond a limit
  public static WasmModule load(Engine engine, byte[] bytes) {
    return LoadClock.within(
        LoadLimits.defaults().timeout(), () -> of(engine, ModuleDecoder.decode(bytes)));
  }

  /// Loads a module from a file in the binary format.
  ///
  /// @throws dev.cofferdam.wasm.WasmException if the bytes are malformed, invalid or beyond a limit
  /// @throws UncheckedIOException if the file cannot be read
  public static WasmModule load(Engine engine, Path file) {
    try {
      return load(engine, BoundedFile.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Validates a decoded module and makes it ready.
  ///
  /// @throws dev.cofferdam.wasm.InvalidException if it breaks a rule of validation
  public static WasmModule of(Engine engine, ModuleModel model) {
    ValidModule module = ModuleValidator.validate(model, WasmFeatures.supported());
    return of(engine, module, CodeGroup.create());
  }

  /// Makes a module ready whose code counts with that of others.
  ///
  /// @throws dev.cofferdam.wasm.InvalidException if it uses what the engine does not run
  public static WasmModule of(Engine engine, ValidModule module, CodeGroup group) {
    return new WasmModule(engine, module.within(WasmFeatures.supported()).model(), group);
  }

  /// Returns the engine it was loaded for.
  public Engine engine() {
    return engine;
  }

  /// Returns what it is made of.
  public ModuleModel model() {
    return loaded.model();
  }

  /// Returns the imports, in order.
  public List<Import> imports() {
    return loaded.model().imports();
  }

  /// Returns the exports, in order.
  public List<Export> exports() {
    return loaded.model().exports();
  }

  /// Returns what is exported under a name, or null.
  @Nullable Export export(String name) {
    return exportsByName.get(name);
  }

  LoadedModule loaded() {
    return loaded;
  }
}
