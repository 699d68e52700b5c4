import org.jspecify.annotations.NullMarked;

/** The cofferdam command. */
@NullMarked
module dev.cofferdam.cli {
  requires dev.cofferdam.fleet;
  requires dev.cofferdam.isolation;
  requires dev.cofferdam.text;
  requires dev.cofferdam.testing;
  requires com.google.gson;
  requires info.picocli;
  requires java.management;
  requires jdk.unsupported;

  opens dev.cofferdam.cli to
      info.picocli;

  requires static transitive org.jspecify;
}
