package dev.cofferdam.engine.runtime;

import dev.cofferdam.wasm.FuncType;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// A function: of an instance, or of the host. There is one object per instance and index, so that
/// references can be compared.
///
/// Specification: section 4.2.6, function instances.
public final class FuncInstance {
  /// The instance that defines it; null for a function of the host.
  public final @Nullable ModuleInstance instance;

  /// Its index in the defining module; -1 for a function of the host.
  public final int index;

  /// Canonical id of its type in the engine.
  public final int typeId;

  /// The public object that stands for this function, made by the layer above.
  public @Nullable Object wrapper;

  private final FuncType type;
  private final Code code;
  private @Nullable MethodHandle handle;
  private @Nullable InsideCall insideCall;

  /// Creates a function of an instance.
  public FuncInstance(ModuleInstance instance, int index, int typeId, FuncType type) {
    this.instance = instance;
    this.index = index;
    this.typeId = typeId;
    this.type = type;
    this.code = instance.code();
  }

  /// Creates a function of the host.
  public FuncInstance(int typeId, FuncType type, Code code) {
    this.instance = null;
    this.index = -1;
    this.typeId = typeId;
    this.type = type;
    this.code = code;
  }

  /// Where the code of a function comes from.
  public interface Code {
    /// Returns the code of a function, of type `(parameters..., int depth)result`.
    MethodHandle handle(FuncInstance func);

    /// Returns how a function that a guest tail-calls from another instance is called.
    InsideCall insideCall(FuncInstance func);
  }

  /// Returns its type; concrete types in it are canonical ids of the engine.
  public FuncType type() {
    return type;
  }

  /// Returns the code, of type `(parameters..., int depth)result`, linking it at the first call.
  public MethodHandle handle() {
    MethodHandle known = handle;
    return known != null ? known : link();
  }

  private MethodHandle link() {
    MethodHandle linked = code.handle(this);
    handle = linked;
    return linked;
  }

  /// Returns how it is called by a tail call from another instance, linking it at the first call.
  InsideCall insideCall() {
    InsideCall known = insideCall;
    return known != null ? known : linkInside();
  }

  private InsideCall linkInside() {
    InsideCall linked = code.insideCall(this);
    insideCall = linked;
    return linked;
  }
}
