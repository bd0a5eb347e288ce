package dev.lakebird.tableformat.parquet.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/// Shortens bounds of byte strings: a lower bound is cut, an upper bound is cut and raised, so that both
/// still hold. Text is cut between characters and raised by a whole character.
final class BoundTruncation {
  private static final int CODE_POINT_MAX = 0x10FFFF;

  private BoundTruncation() {}

  /// A lower bound of at most `bytesMax` bytes.
  static byte[] lower(byte[] bound, int bytesMax, boolean text) {
    return bound.length <= bytesMax ? bound : cut(bound, bytesMax, text);
  }

  /// An upper bound of about `bytesMax` bytes (a raised character may take up to three more), or empty
  /// where there is none.
  static Optional<byte[]> upper(byte[] bound, int bytesMax, boolean text) {
    if (bound.length <= bytesMax) {
      return Optional.of(bound);
    }
    byte[] head = cut(bound, bytesMax, text);
    return text ? raiseText(head) : raiseBytes(head);
  }

  private static byte[] cut(byte[] bound, int bytesMax, boolean text) {
    int end = bytesMax;
    while (text && end > 0 && (bound[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(bound, end);
  }

  private static Optional<byte[]> raiseBytes(byte[] head) {
    for (int i = head.length - 1; i >= 0; i--) {
      if (head[i] != -1) {
        byte[] raised = Arrays.copyOf(head, i + 1);
        raised[i]++;
        return Optional.of(raised);
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> raiseText(byte[] head) {
    int[] points = new String(head, UTF_8).codePoints().toArray();
    for (int i = points.length - 1; i >= 0; i--) {
      int next = points[i] + 1;
      if (next >= Character.MIN_SURROGATE && next <= Character.MAX_SURROGATE) {
        next = Character.MAX_SURROGATE + 1;
      }
      if (next > CODE_POINT_MAX) {
        continue;
      }
      points[i] = next;
      byte[] raised = new String(points, 0, i + 1).getBytes(UTF_8);
      return Optional.of(raised);
    }
    return Optional.empty();
  }
}
