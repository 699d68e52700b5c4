package dev.cofferdam.wasm.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a name is, it gives a name.
final class SymbolSweepTest {
  private final List<String> offences = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_ZN46_$LT$app..Shop$u20$as$u20$core..fmt..Debug$GT$3fmt17h0123456789abcdefE",
        "_RINvNtNtCs1_3app3sys3fmtNCNvB4_4main0NtB4_4ShopDINtB4_4SellmEp3OutbEL_Klna_KReA_E",
        "_ZNSt3__16vectorIN4shop4ItemENS_9allocatorIS2_EEE9push_backIJRKS2_EEEvDpOT_",
        "_ZZN4shop3useEPFicEENKUlT_E_clIRA3_KiEEDaS1_"
      })
  void changedAndCutNames_giveNames(String name) {
    for (int at = 0; at < name.length(); at++) {
      read(name.substring(0, at));
      for (char c = ' '; c < 0x7f; c++) {
        read(name.substring(0, at) + c + name.substring(at + 1));
        read(name.substring(0, at) + c + name.substring(at));
      }
    }

    assertEquals(List.of(), offences);
  }

  private void read(String name) {
    try {
      SymbolNames.readable(name);
    } catch (RuntimeException | Error other) {
      offences.add(name + ": " + other);
    }
  }
}
