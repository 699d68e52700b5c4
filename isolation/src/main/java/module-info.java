import org.jspecify.annotations.NullMarked;

/** Guests: components with limits, grants, crash reports and supervision. */
@NullMarked
module dev.cofferdam.isolation {
  exports dev.cofferdam.isolation;
  exports dev.cofferdam.isolation.report;

  requires java.management;
  requires jdk.management;
  requires transitive dev.cofferdam.supervisor;
  requires transitive dev.cofferdam.wasi;
  requires static transitive org.jspecify;
}
