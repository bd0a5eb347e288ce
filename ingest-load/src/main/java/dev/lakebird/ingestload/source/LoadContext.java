package dev.lakebird.ingestload.source;

import dev.lakebird.foundation.Cancellation;
import dev.lakebird.foundation.Progress;
import java.time.ZoneId;

/// What the readers of a load share.
///
/// @param batchRows the most rows a batch
/// @param timeZone of timestamps that say none
public record LoadContext(
    int batchRows, ZoneId timeZone, Progress progress, Cancellation cancellation) {}
