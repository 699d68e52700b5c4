package dev.cofferdam.fleet.run;

import com.google.gson.JsonObject;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.wave.WaveCall;
import dev.cofferdam.component.wave.WaveException;
import dev.cofferdam.component.wave.WaveReader;
import dev.cofferdam.component.wave.WaveWriter;
import dev.cofferdam.engine.GuestText;
import dev.cofferdam.fleet.config.Nearest;
import dev.cofferdam.fleet.control.ControlException;
import dev.cofferdam.fleet.control.Json;
import dev.cofferdam.isolation.CallOutcome;
import dev.cofferdam.isolation.Outcome;
import dev.cofferdam.isolation.report.CrashReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Calls a function of a guest, written in WAVE, and says as JSON how that ended.
final class CallVerb {
  private static final int NAMES_LISTED = 12;

  /// Longest result, in characters. A guest chooses how long it is, and the fleet holds several
  /// copies of it for a while.
  static final int RESULT_LENGTH_MAX = 1 << 20;

  private CallVerb() {}

  /// @throws ControlException if the guest does not run, has no such function, or the arguments do
  ///   not fit
  static JsonObject call(FleetGuest guest, String text) {
    try {
      WaveCall call = WaveReader.readCall(text);
      String function = function(guest.funcs(), call.name());
      ComponentFuncType type = guest.funcs().type(function);
      return answer(guest.running().tryCall(function, call.args(type)), type);
    } catch (WaveException e) {
      throw ControlException.badRequest("%s: %s".formatted(GuestText.escape(text), e.getMessage()));
    }
  }

  private static String function(FuncLookup funcs, String name) {
    List<String> found = funcs.find(name);
    if (found.size() > 1) {
      throw ControlException.badRequest(
          "several functions are called %s: %s"
              .formatted(GuestText.escape(name), GuestText.escape(String.join(", ", found))));
    }
    if (found.isEmpty()) {
      throw ControlException.notFound(noSuch(funcs, name));
    }
    return found.getFirst();
  }

  private static String noSuch(FuncLookup funcs, String name) {
    List<String> bare = funcs.names().stream().map(CallVerb::bare).toList();
    String meant =
        Nearest.of(name, bare)
            .map("; did you mean '%s'?"::formatted)
            .orElseGet(() -> funcs.names().isEmpty() ? "; it exports none" : listed(bare));
    return GuestText.escape("there is no function '%s'%s".formatted(name, meant));
  }

  private static String bare(String fullName) {
    return fullName.substring(fullName.indexOf('#') + 1);
  }

  private static String listed(List<String> names) {
    String more = names.size() > NAMES_LISTED ? ", ..." : "";
    return "; it exports "
        + String.join(", ", names.subList(0, Math.min(NAMES_LISTED, names.size())))
        + more;
  }

  private static String written(@Nullable Object value, @Nullable ValueType type) {
    return value == null || type == null ? "" : WaveWriter.write(value, type, RESULT_LENGTH_MAX);
  }

  private static JsonObject answer(CallOutcome outcome, ComponentFuncType type) {
    var answer = new JsonObject();
    switch (outcome) {
      case Outcome.Returned(var value) -> {
        answer.addProperty("outcome", "returned");
        String result = written(value, type.result());
        answer.addProperty("result", result);
        if (result.length() > RESULT_LENGTH_MAX) {
          answer.addProperty("isCut", true);
        }
      }
      case Outcome.Exited(int status) -> {
        answer.addProperty("outcome", "exited");
        answer.addProperty("status", status);
      }
      case Outcome.Crashed(CrashReport report, _) -> {
        answer.addProperty("outcome", "crashed");
        answer.addProperty("text", report.toText());
        answer.add("report", Json.readObject(report.toJson()));
      }
      case CallOutcome.Refused refused -> {
        answer.addProperty("outcome", "refused");
        answer.addProperty(
            "reason", refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        answer.addProperty("message", refused.sentence());
      }
    }
    return answer;
  }
}
