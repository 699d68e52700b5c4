package dev.cofferdam.testing.suite;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The results of a run over one script or a folder of scripts.
///
/// @param scripts one report a script, in the order of their names
public record SuiteReport(List<ScriptReport> scripts) {
  /// Copies the list.
  public SuiteReport {
    scripts = List.copyOf(scripts);
  }

  /// The sums over all scripts.
  public Totals totals() {
    return scripts.stream().map(ScriptReport::totals).reduce(Totals.NONE, Totals::plus);
  }

  /// The sums by the folder that a script lies in, without the script's own.
  public Map<String, Totals> totalsByFolder() {
    Map<String, Totals> folders = new TreeMap<>();
    scripts.forEach(script -> folders.merge(folder(script), script.totals(), Totals::plus));
    return folders;
  }

  private static String folder(ScriptReport script) {
    int own = script.name().lastIndexOf('/');
    int parent = script.name().lastIndexOf('/', own - 1);
    return parent < 0 ? "" : script.name().substring(0, parent);
  }

  /// A text for people: each result that is not passed, then the totals as the last line.
  public String toText() {
    StringBuilder text = new StringBuilder();
    for (ScriptReport script : scripts) {
      script.open().forEach(result -> text.append(script.name() + ": " + result + "\n"));
    }
    return text.append(totals()).append('\n').toString();
  }

  /// The same as JSON.
  public String toJson() {
    return ReportJson.write(this);
  }
}
