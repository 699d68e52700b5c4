import org.jspecify.annotations.NullMarked;

/** WASI 0.2 for components; every capability is denied until granted. */
@NullMarked
module dev.cofferdam.wasi {
  requires transitive dev.cofferdam.component;
  requires static transitive org.jspecify;
}
