package dev.cofferdam.engine;

import dev.cofferdam.engine.link.CanonicalTypes;
import dev.cofferdam.engine.runtime.FuncInstance;
import dev.cofferdam.engine.runtime.HostFrame;
import dev.cofferdam.engine.runtime.SignatureAdapter;
import dev.cofferdam.engine.runtime.SignatureAdapters;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function: of a guest, or of the host.
///
/// There are three ways to call one: {@link #call} with boxed values, {@link #callFlat} with raw
/// bits and {@link #typed} as a method handle. The last two allocate nothing. All enter the Store,
/// or join the call that the thread is in.
///
/// Specification: section 4.2.6, function instances.
public final class Func implements Extern {
  private static final @Nullable Object[] NO_REFS = new Object[0];

  private final Store store;
  private final FuncInstance instance;
  private final @Nullable CanonicalTypes heldType;
  private final boolean hasArgumentsInStore;
  private @Nullable SignatureAdapter adapter;

  private Func(Store store, FuncInstance instance, @Nullable CanonicalTypes heldType) {
    this.store = store;
    this.instance = instance;
    this.heldType = heldType;
    this.hasArgumentsInStore = SignatureAdapters.hasArgumentsInStore(instance.type());
    instance.wrapper = this;
  }

  static Func of(Store store, FuncInstance instance) {
    return instance.wrapper instanceof Func known ? known : new Func(store, instance, null);
  }

  /// Creates a function of the host; failures name it `host function`.
  public static Func of(Store store, FuncType type, HostFunction function) {
    return of(store, "host function", type, function);
  }

  /// Creates a function of the host, with a name for failures.
  public static Func of(Store store, String name, FuncType type, HostFunction function) {
    return create(store, name, type, BoxedHostFunction.of(store, type, function));
  }

  /// Creates a function of the host over raw bits, with a name for failures.
  ///
  /// @throws IllegalArgumentException if the type has references
  public static Func ofFlat(Store store, String name, FuncType type, FlatHostFunction function) {
    requireNumbers(type);
    return create(store, name, type, (caller, frame) -> function.call(caller, frame.bits));
  }

  private static Func create(
      Store store, String name, FuncType type, HostFunc.FrameFunction function) {
    CanonicalTypes held = store.engine().types().add(type);
    var code = new HostFunc(store, name, type, function);
    return new Func(store, new FuncInstance(held.ids()[0], type, code), held);
  }

  private static void requireNumbers(FuncType type) {
    for (List<ValType> values : List.of(type.params(), type.results())) {
      if (values.stream().anyMatch(value -> value instanceof RefType)) {
        throw new IllegalArgumentException("references have no raw bits: " + type);
      }
    }
  }

  @Override
  public Store store() {
    return store;
  }

  /// Returns the type; concrete types in it are numbered by the engine.
  public FuncType type() {
    return instance.type();
  }

  /// Calls the function with boxed values, as {@link HostFunction} has them; the array returned has
  /// one element a result.
  ///
  /// @throws Trap if the guest is stopped
  /// @throws IllegalArgumentException if the arguments are not of the type
  public @Nullable Object[] call(@Nullable Object... args) {
    FuncType type = instance.type();
    var frame = new HostFrame(Math.max(type.params().size(), type.results().size()));
    BoxedValues.write(type.params(), args, frame);
    invoke(frame.bits, frame.refs);
    return BoxedValues.read(store, type.results(), frame);
  }

  /// Calls the function with raw bits as {@link FlatHostFunction} has them: arguments from index 0,
  /// replaced by the results.
  ///
  /// @throws Trap if the guest is stopped
  /// @throws IllegalArgumentException if the array is too short or the type has references
  public void callFlat(long[] values) {
    if (values.length < valueCount()) {
      throw new IllegalArgumentException(
          valueCount() + " values needed, " + values.length + " given");
    }
    invoke(values, NO_REFS);
  }

  private int valueCount() {
    return Math.max(instance.type().params().size(), instance.type().results().size());
  }

  private void invoke(long[] bits, @Nullable Object[] refs) {
    SignatureAdapter calling = adapter();
    if (store.needsOtherThread()) {
      store.<@Nullable Object>callElsewhere(() -> {
        invoke(bits, refs);
        return null;
      });
      return;
    }
    int depth = store.enter();
    try {
      if (hasArgumentsInStore) {
        putArguments(bits, refs);
      }
      calling.flat(instance.handle(), bits, refs, depth);
      takeResults(bits, refs);
    } catch (Throwable failure) {
      throw store.fail(failure, instance);
    } finally {
      store.leave();
    }
  }

  private void putArguments(long[] bits, @Nullable Object[] refs) {
    int count = instance.type().params().size();
    store.context().reserveValues(0, count);
    System.arraycopy(bits, 0, store.context().argumentBits, 0, count);
    if (refs.length > 0) {
      System.arraycopy(refs, 0, store.context().argumentRefs, 0, count);
    }
  }

  /// Takes the results from the second on out of the context.
  private void takeResults(long[] bits, @Nullable Object[] refs) {
    int more = instance.type().results().size() - 1;
    if (more > 0) {
      System.arraycopy(store.context().resultBits, 1, bits, 1, more);
      if (refs.length > 0) {
        System.arraycopy(store.context().resultRefs, 1, refs, 1, more);
      }
    }
  }

  private SignatureAdapter adapter() {
    SignatureAdapter known = adapter;
    if (known == null) {
      known = store.engine().adapters().of(instance.type());
      adapter = known;
    }
    return known;
  }

  /// Returns the function as a method handle of the type given: `int`, `long`, `float` and `double`
  /// for numbers. The handle enters the Store at each call.
  ///
  /// @throws IllegalArgumentException if `type` is not the function's, or it has references or
  ///   several results
  public MethodHandle typed(MethodType type) {
    requireNumbers(instance.type());
    MethodHandle handle = adapter().typed(new TypedEntry(this));
    if (instance.type().results().size() > 1 || !handle.type().equals(type)) {
      throw new IllegalArgumentException(type + " wanted, the function is " + instance.type());
    }
    return handle;
  }

  FuncInstance instance() {
    return instance;
  }

  /// Runs a call that was packed into a frame, here.
  void callFrame(HostFrame frame) {
    invoke(frame.bits, frame.refs);
  }

  /// Returns whether `other` is the same function.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Func func && func.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }

  @Override
  public String toString() {
    return (heldType == null ? "Func " : "host Func ") + type().params() + "->" + type().results();
  }
}
