package dev.cofferdam.component;

import java.util.function.Consumer;

/// A resource type that the host implements with a Java class.
///
/// In calls its handles appear as the Java objects themselves. Its identity is this object: two
/// definitions of the same class are two resource types. Immutable; the consumer runs on the thread
/// that drops the handle or closes the Store.
///
/// @param <T> class of the objects
public final class HostResource<T> {
  private final Class<T> javaClass;
  private final Consumer<? super T> drop;

  private HostResource(Class<T> javaClass, Consumer<? super T> drop) {
    this.javaClass = javaClass;
    this.drop = drop;
  }

  /// Makes a resource type.
  ///
  /// @param javaClass class of its objects
  /// @param drop releases an object whose owning handle was dropped, or was still held by a guest
  ///   when the Store closed
  public static <T> HostResource<T> of(Class<T> javaClass, Consumer<? super T> drop) {
    return new HostResource<>(javaClass, drop);
  }

  /// Class of the resource's objects.
  public Class<T> javaClass() {
    return javaClass;
  }

  /// Releases an object.
  ///
  /// @throws ClassCastException where the object is not of the resource's class
  public void drop(Object object) {
    drop.accept(javaClass.cast(object));
  }

  /// Names the class.
  @Override
  public String toString() {
    return "HostResource[" + javaClass.getName() + "]";
  }
}
