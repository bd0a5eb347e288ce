/// A server process: one engine behind its doors.
@NullMarked
package dev.lakebird.server;

import org.jspecify.annotations.NullMarked;
