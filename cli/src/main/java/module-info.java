import org.jspecify.annotations.NullMarked;

/** The cofferdam command. */
@NullMarked
module dev.cofferdam.cli {
  requires transitive dev.cofferdam.isolation;
  requires transitive dev.cofferdam.text;
  requires info.picocli;
  requires static transitive org.jspecify;
}
