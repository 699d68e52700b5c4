package dev.cofferdam.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The size of the terminal, as `stty` tells it; 80 by 24 where nobody does.
///
/// @param rows its lines
/// @param columns characters of a line
record TerminalSize(int rows, int columns) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");
  private static final TerminalSize USUAL = new TerminalSize(24, 80);
  private static final long STTY_MILLIS_MAX = 500;

  static TerminalSize now() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(STTY_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
        stty.destroy();
        return USUAL;
      }
      return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException _) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  static TerminalSize parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return USUAL;
    }
    int rows = Integer.parseInt(matcher.group(1));
    int columns = Integer.parseInt(matcher.group(2));
    return rows < 2 || columns < 2 ? USUAL : new TerminalSize(rows, columns);
  }
}
