package dev.cofferdam.cli;

import dev.cofferdam.isolation.report.JsonWriter;
import dev.cofferdam.wasm.coredump.CoreDump;
import dev.cofferdam.wasm.coredump.CoreDumpContent;
import dev.cofferdam.wasm.coredump.CoreFrame;
import dev.cofferdam.wasm.coredump.CoreGlobal;
import dev.cofferdam.wasm.coredump.CoreMemory;
import dev.cofferdam.wasm.coredump.CoreSegment;
import dev.cofferdam.wasm.coredump.CoreValue;
import dev.cofferdam.wasm.dwarf.SourceCall;
import java.util.List;
import java.util.Optional;

/// Renders a core dump for machines: all of it but the bytes of memories, as one JSON object.
///
/// Values are objects of a type and a text, as an `i64` is more than a number of JSON holds.
final class DumpJson {
  private final CoreDump dump;
  private final DumpedCode code;
  private final JsonWriter json = new JsonWriter();

  private DumpJson(CoreDump dump, DumpedCode code) {
    this.dump = dump;
    this.code = code;
  }

  static String of(CoreDump dump, DumpedCode code) {
    var writer = new DumpJson(dump, code);
    writer.dump();
    return writer.json.toString();
  }

  private void dump() {
    json.beginObject().member("executable", dump.executableName());
    json.member("content", dump.content() == CoreDumpContent.FULL ? "full" : "redacted");
    json.name("modules").beginArray();
    dump.modules().forEach(json::value);
    json.endArray();
    instances();
    threads();
    json.name("memories").beginArray();
    dump.memories().forEach(this::memory);
    json.endArray().name("globals").beginArray();
    dump.globals().forEach(this::global);
    json.endArray().endObject();
  }

  private void instances() {
    json.name("instances").beginArray();
    dump.instances()
        .forEach(each -> {
          json.beginObject().member("module", each.moduleIndex());
          indices("memories", each.memories());
          indices("globals", each.globals());
          json.endObject();
        });
    json.endArray();
  }

  private void indices(String name, List<Integer> indices) {
    json.name(name).beginArray();
    indices.forEach(json::value);
    json.endArray();
  }

  private void threads() {
    json.name("threads").beginArray();
    dump.threads()
        .forEach(each -> {
          List<DumpedCode.Place> places = code.places(dump, each);
          json.beginObject().member("name", each.name()).name("frames").beginArray();
          for (int i = 0; i < places.size(); i++) {
            frame(each.frames().get(i), places.get(i));
          }
          json.endArray().endObject();
        });
    json.endArray();
  }

  private void frame(CoreFrame frame, DumpedCode.Place place) {
    json.beginObject().member("instance", frame.instanceIndex());
    json.member("funcIndex", frame.funcIndex()).member("codeOffset", frame.codeOffset());
    json.member("function", place.function().orElse(null));
    place.known().ifPresent(offset -> json.member("offset", offset));
    json.name("calls").beginArray();
    place.calls().forEach(this::call);
    json.endArray();
    values("locals", frame.locals());
    values("stack", frame.stack());
    json.endObject();
  }

  private void call(SourceCall call) {
    json.beginObject().member("function", call.function()).member("file", call.file());
    json.member("line", call.line()).member("column", call.column()).endObject();
  }

  private void values(String name, List<CoreValue> values) {
    json.name(name).beginArray();
    for (CoreValue each : values) {
      Optional<DumpedValue> known = DumpedValue.of(each);
      json.beginObject().member("type", known.map(DumpedValue::type).orElse(null));
      json.member("value", known.map(DumpedValue::number).orElse(null)).endObject();
    }
    json.endArray();
  }

  private void global(CoreGlobal global) {
    json.beginObject().member("type", global.type().toString());
    json.member("value", DumpedValue.of(global.value()).map(DumpedValue::number).orElse(null));
    json.endObject();
  }

  private void memory(CoreMemory memory) {
    json.beginObject().member("pages", memory.pageCount());
    if (memory.type().hasMax()) {
      json.member("maxPages", memory.type().maxPages());
    }
    json.name("segments").beginArray();
    for (CoreSegment segment : memory.segments()) {
      json.beginObject().member("address", segment.address());
      json.member("size", segment.size()).endObject();
    }
    json.endArray().endObject();
  }
}
