/** What each role may do through a desk, and what the audit trail says of it. */
@NullMarked
package io.escala.acceptance.access;

import org.jspecify.annotations.NullMarked;
