/** Accepted deliveries survive the process: a child process is killed repeatedly during its work. */
@NullMarked
package io.escala.acceptance.kill;

import org.jspecify.annotations.NullMarked;
