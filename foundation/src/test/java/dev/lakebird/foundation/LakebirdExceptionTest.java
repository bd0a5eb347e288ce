package dev.lakebird.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LakebirdExceptionTest {
  @Test
  void describesCodePlaceAndContextInOrder() {
    var failure =
        new LakebirdException(ErrorCode.INVALID_VALUE, "Bad int64 value 'x'")
            .at(new SourcePosition(3, 14))
            .with("file", "s3://b/f.parquet")
            .with("row", 81234);
    assertThat(failure.describe())
        .isEqualTo("Bad int64 value 'x' at [3:14], file s3://b/f.parquet, row 81234");
  }

  @Test
  void theInnerPlaceStays() {
    var failure =
        new LakebirdException(ErrorCode.DIVISION_BY_ZERO, "Division by zero")
            .at(new SourcePosition(1, 8))
            .at(new SourcePosition(9, 9));
    assertThat(failure.position()).contains(new SourcePosition(1, 8));
  }

  @Test
  void everyCodeMapsToEveryDoor() {
    for (ErrorCode code : ErrorCode.values()) {
      assertThat(code.sqlState()).as(code.name()).hasSize(5);
      assertThat(code.httpStatus()).as(code.name()).isBetween(400, 599);
      assertThat(code.grpcStatus()).as(code.name()).isBetween(1, 16);
      assertThat(code.bigQueryReason()).as(code.name()).isNotBlank();
    }
  }

  @Test
  void aRaisedFlagThrowsItsFirstReason() {
    var cancellation = new Cancellation();
    cancellation.check();
    cancellation.cancel();
    cancellation.raise(new LakebirdException(ErrorCode.DEADLINE_EXCEEDED, "late"));
    assertThatThrownBy(cancellation::check).hasMessage("The job was cancelled");
    assertThat(cancellation.whenRaised()).isDone();
  }
}
