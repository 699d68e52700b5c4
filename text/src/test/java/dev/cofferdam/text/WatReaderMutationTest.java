package dev.cofferdam.text;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.cofferdam.wasm.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Breaks a text at random places: it is read or it is malformed, and nothing else.
final class WatReaderMutationTest {
  private static final String WAT =
      """
      ( module $m ( type $t ( func ( param i32 ) ( result i64 ) ) )
      ( rec ( type $s ( sub final ( struct ( field $f ( mut i8 ) ) ( field i32 i64 ) ) ) ) )
      ( type $a ( array ( ref null $s ) ) ) ( import "m" "n" ( func $i ( type $t ) ) )
      ( memory $mem ( export "mem" ) 1 2 ) ( table $tab i64 funcref ( elem $i $g ) )
      ( memory ( data "abc" "\\00" ) ) ( global $x ( mut i32 ) ( i32.const 0x1_f ) )
      ( tag $e ( param i32 ) ) ( export "f" ( func $g ) ) ( start $g )
      ( elem $el declare func $g ) ( elem ( table $tab ) ( offset i32.const 1 ) funcref
      ( item ref.func $g ) ( ref.null func ) ) ( data $d "xyz" ) ( data ( i32.const 4 ) "q" )
      ( func $g ( export "g" ) ( param $p i32 ) ( local $l f32 i64 ) block $b ( result i32 )
      ( if $if ( result i32 ) ( local.get $p ) ( then ( br $b i32.const 2 ) ) ( else
      i32.const 3 ) ) end $b drop ( loop ( br_table $g 0 0 ( i32.const 1 ) ) )
      ( try_table ( catch $e 0 ) ( catch_all_ref 0 ) nop ) ( f32.const nan:0x1 ) ( drop )
      ( v128.const i32x4 1 2 3 4 ) ( i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 )
      ( v128.load8_lane $mem offset=1 align=1 3 ( i32.const 0 ) ) ( memory.init $mem $d )
      ( struct.get $s $f ) ( ref.test ( ref null $s ) ) ( br_on_cast $b anyref ( ref $s ) )
      ( call_indirect $tab ( type $t ) ( param i32 ) ( result i64 ) ) ( table.init $tab $el )
      ( select ( result i32 ) ) ( array.new_fixed $a 2 ) ) )
      """;

  @Test
  void brokenText_isReadOrMalformed() {
    for (int seed = 0; seed < 4_000; seed++) {
      String mutant = mutant(new Random(seed));
      try {
        var _ = WatReader.toBinary(mutant);
      } catch (MalformedException malformed) {
        assertTrue(malformed.offset() <= mutant.length());
      } catch (RuntimeException e) {
        fail("seed " + seed + ": " + mutant, e);
      }
    }
  }

  private static String mutant(Random random) {
    List<String> words = new ArrayList<>(List.of(WAT.trim().split("\\s+")));
    for (int i = 0; i <= random.nextInt(4); i++) {
      int at = random.nextInt(words.size());
      String other = words.get(random.nextInt(words.size()));
      switch (random.nextInt(4)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, other);
        case 2 -> words.set(at, other);
        default -> words.add(at, random.nextBoolean() ? "( i32.const 0 )" : "\"\\u\"");
      }
    }
    return String.join(" ", words);
  }
}
