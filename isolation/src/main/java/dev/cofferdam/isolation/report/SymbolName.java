package dev.cofferdam.isolation.report;

import java.util.ArrayList;
import java.util.List;

/// Names of functions as their compilers write them, made readable: paths of Rust, and names in C++
/// namespaces and classes, both as `_ZN…E`. Everything else stays as it is.
final class SymbolName {
  private static final String PREFIX = "_ZN";
  private static final String RUST_HASH = "h[0-9a-f]{16}";

  private SymbolName() {}

  static String readable(String name) {
    return name.startsWith(PREFIX) ? readablePath(name) : name;
  }

  private static String readablePath(String name) {
    List<String> parts = new ArrayList<>();
    int at = PREFIX.length();
    while (at < name.length() && name.charAt(at) != 'E') {
      int digitsEnd = at;
      while (digitsEnd < name.length() && Character.isDigit(name.charAt(digitsEnd))) {
        digitsEnd++;
      }
      int length = length(name.substring(at, digitsEnd));
      if (length <= 0 || length > name.length() - digitsEnd) {
        return name;
      }
      at = digitsEnd + length;
      parts.add(name.substring(digitsEnd, at));
    }
    return at == name.length() || parts.isEmpty() ? name : joined(parts);
  }

  private static int length(String digits) {
    return digits.isEmpty() || digits.length() > 4 ? -1 : Integer.parseInt(digits);
  }

  private static String joined(List<String> parts) {
    boolean isRust = parts.size() > 1 && parts.getLast().matches(RUST_HASH);
    List<String> shown = isRust ? parts.subList(0, parts.size() - 1) : parts;
    String path = String.join("::", shown);
    return isRust ? withoutRustEscapes(path) : path;
  }

  private static String withoutRustEscapes(String path) {
    return path.replace("_$", "$")
        .replace("$LT$", "<")
        .replace("$GT$", ">")
        .replace("$RF$", "&")
        .replace("$u20$", " ")
        .replace("$u7b$", "{")
        .replace("$u7d$", "}")
        .replace("$C$", ",")
        .replace("..", "::");
  }
}
