import org.jspecify.annotations.NullMarked;

/** The Component Model: decoder, validator, canonical ABI, values, WAVE. */
@NullMarked
module dev.cofferdam.component {
  exports dev.cofferdam.component;
  exports dev.cofferdam.component.binary;
  exports dev.cofferdam.component.types;
  exports dev.cofferdam.component.validate;
  exports dev.cofferdam.component.wave;

  requires transitive dev.cofferdam.wasm;
  requires transitive dev.cofferdam.engine;
  requires static transitive org.jspecify;
}
