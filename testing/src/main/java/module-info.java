import org.jspecify.annotations.NullMarked;

/** Fixtures for tests: trap assertions and the suite runner. */
@NullMarked
module dev.cofferdam.testing {
  requires transitive dev.cofferdam.text;
  requires transitive dev.cofferdam.engine;
  requires transitive dev.cofferdam.component;
  requires com.google.gson;
  requires static transitive org.jspecify;

  exports dev.cofferdam.testing;
  exports dev.cofferdam.testing.suite;
}
