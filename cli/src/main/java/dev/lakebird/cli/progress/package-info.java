/// How far a job has come, shown while it runs.
@NullMarked
package dev.lakebird.cli.progress;

import org.jspecify.annotations.NullMarked;
