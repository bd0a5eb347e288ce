/// Substrait plans to physical pipelines. The one place of execution that knows Substrait's types;
/// see `docs/architecture/plan.md` for the dialect.
@NullMarked
package dev.lakebird.queryexec.plan;

import org.jspecify.annotations.NullMarked;
