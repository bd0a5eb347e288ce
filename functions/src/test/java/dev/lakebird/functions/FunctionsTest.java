package dev.lakebird.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.SqlFunction;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  @Test
  void namesAndAliasesAreFoundInAnyCase() {
    assertThat(Functions.find("length")).isPresent();
    assertThat(Functions.find("Character_Length"))
        .map(f -> f.definition().name())
        .contains("CHAR_LENGTH");
    assertThat(Functions.find("no_such_function")).isEmpty();
  }

  @Test
  void everyFunctionIsFoundByItsBinding() {
    for (SqlFunction function : Functions.all()) {
      FunctionDefinition definition = function.definition();
      assertThat(
              Functions.findByBinding(
                  definition.binding().extensionUrn(), definition.binding().name()))
          .contains(function);
    }
  }

  @Test
  void aNearNameIsSuggested() {
    assertThat(Functions.suggest("LENGHT")).contains("LENGTH");
    assertThat(Functions.suggest("qqqqqqqqq")).isEmpty();
  }
}
