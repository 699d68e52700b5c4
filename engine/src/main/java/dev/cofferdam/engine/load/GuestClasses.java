package dev.cofferdam.engine.load;

/// How frames of generated code are known in a Java stack trace: by the name of their loader.
public final class GuestClasses {
  private static final String LOADER_PREFIX = "cofferdam-module-";

  private GuestClasses() {}

  /// Returns the loader's name for the module with a number.
  static String loaderName(long number) {
    return LOADER_PREFIX + number;
  }

  /// Returns whether a frame is one of generated code.
  public static boolean isGuest(StackTraceElement element) {
    String loader = element.getClassLoaderName();
    return loader != null && loader.startsWith(LOADER_PREFIX);
  }
}
