import org.jspecify.annotations.NullMarked;

/** Crash history: what happened to guests, kept in a database. */
@NullMarked
module dev.cofferdam.history {
  exports dev.cofferdam.history;

  requires transitive dev.cofferdam.isolation;
  requires transitive java.sql;
  requires com.h2database;
  requires static transitive org.jspecify;
}
