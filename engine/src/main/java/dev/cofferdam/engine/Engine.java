package dev.cofferdam.engine;

import dev.cofferdam.engine.link.TypeRegistry;
import dev.cofferdam.engine.load.LoadedModule;
import dev.cofferdam.engine.runtime.SignatureAdapters;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What modules and Stores that are to work together share: the ids of types and the code that
/// joins guest and host.
///
/// Engines are cheap, safe for use by many threads, and need no closing.
public final class Engine {
  private final TypeRegistry types = new TypeRegistry();
  private final SignatureAdapters adapters = new SignatureAdapters();
  private final CodeLimits codeLimits;
  private final Map<Class<?>, Object> extensions = new ConcurrentHashMap<>();

  private Engine(CodeLimits codeLimits) {
    this.codeLimits = codeLimits;
  }

  /// Creates an engine with the default limits on generated code.
  public static Engine create() {
    return create(CodeLimits.defaults());
  }

  /// Creates an engine.
  public static Engine create(CodeLimits codeLimits) {
    return new Engine(codeLimits);
  }

  /// Returns the limits on generated code.
  public CodeLimits codeLimits() {
    return codeLimits;
  }

  /// Returns the bytes of generated code in the JVM, of all engines together. Code of dropped
  /// modules counts until the JVM has collected it.
  public static long jvmCodeBytes() {
    return LoadedModule.jvmCodeBytes();
  }

  /// Creates a Store with the limits for untrusted code.
  public Store newStore() {
    return newStore(Limits.untrusted());
  }

  /// Creates a Store.
  public Store newStore(Limits limits) {
    return new Store(this, limits);
  }

  /// Returns the engine's only object of a class, which an upper layer keeps here; made at the
  /// first call.
  public <T> T extension(Class<T> type, Supplier<T> create) {
    return Objects.requireNonNull(type.cast(extensions.computeIfAbsent(type, _ -> create.get())));
  }

  TypeRegistry types() {
    return types;
  }

  SignatureAdapters adapters() {
    return adapters;
  }
}
