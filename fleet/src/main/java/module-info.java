import org.jspecify.annotations.NullMarked;

/** Fleets of guests: files that describe them, and running them. */
@NullMarked
module dev.cofferdam.fleet {
  exports dev.cofferdam.fleet.config;
  exports dev.cofferdam.fleet.control;
  exports dev.cofferdam.fleet.log;
  exports dev.cofferdam.fleet.run;
  exports dev.cofferdam.fleet.view;

  requires transitive dev.cofferdam.isolation;
  requires transitive dev.cofferdam.history;
  requires transitive com.google.gson;
  requires jdk.httpserver;
  requires org.tomlj;
  requires static transitive org.jspecify;
}
