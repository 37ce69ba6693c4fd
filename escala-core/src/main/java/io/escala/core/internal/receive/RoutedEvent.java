package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.crm.change.Claim;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event with a known line.
 *
 * @param index its index in the batch
 * @param event the event
 * @param line the line
 * @param keys the keys of the person it names, in the scope of the line; may be empty
 * @param intake how its batch was received
 */
record RoutedEvent(int index, ChannelEvent event, Line line, List<IdentityKey> keys, IntakeContext intake) {
    static RoutedEvent of(int index, ChannelEvent event, Line line, IntakeContext intake) {
        return new RoutedEvent(index, event, line, PartyKeys.of(line, party(event)), intake);
    }

    private static Party party(ChannelEvent event) {
        return event.accept(new ChannelEvent.Cases<>() {
            @Override
            public Party inbound(ChannelEvent.Inbound inbound) {
                return inbound.from();
            }

            @Override
            public Party echo(ChannelEvent.Echo echo) {
                return echo.to();
            }

            @Override
            public Party status(ChannelEvent.Status status) {
                return status.to();
            }

            @Override
            public Party watermark(ChannelEvent.Watermark watermark) {
                return watermark.by();
            }

            @Override
            public Party seen(ChannelEvent.Seen seen) {
                return seen.by();
            }

            @Override
            public Party edited(ChannelEvent.Edited edited) {
                return edited.person();
            }

            @Override
            public Party unsent(ChannelEvent.Unsent unsent) {
                return unsent.person();
            }

            @Override
            public Party reacted(ChannelEvent.Reacted reacted) {
                return reacted.person();
            }

            @Override
            public Party quarantined(ChannelEvent.Quarantined quarantined) {
                return Party.UNNAMED;
            }

            @Override
            public Party personChanged(ChannelEvent.PersonChanged changed) {
                List<PartyKey> both = new ArrayList<>(changed.before().keys());
                both.addAll(changed.after().keys());
                return new Party(both, null);
            }

            @Override
            public Party consentChanged(ChannelEvent.ConsentChanged consent) {
                return consent.by();
            }

            @Override
            public Party enteredConversation(ChannelEvent.EnteredConversation arrived) {
                return arrived.from();
            }

            @Override
            public Party called(ChannelEvent.Called called) {
                return called.from();
            }

            @Override
            public Party templateReported(ChannelEvent.TemplateReported reported) {
                return Party.UNNAMED;
            }
        });
    }

    /** Returns the channel's id of the message it is or refers to, or null. */
    @Nullable
    String messageId() {
        return event.accept(MESSAGE_ID).orElse(null);
    }

    private static final ChannelEvent.Cases<Optional<String>> MESSAGE_ID = new ChannelEvent.Cases<>() {
        @Override
        public Optional<String> inbound(ChannelEvent.Inbound inbound) {
            return Optional.of(inbound.messageId());
        }

        @Override
        public Optional<String> echo(ChannelEvent.Echo echo) {
            return Optional.of(echo.messageId());
        }

        @Override
        public Optional<String> status(ChannelEvent.Status status) {
            return Optional.of(status.messageId());
        }

        @Override
        public Optional<String> watermark(ChannelEvent.Watermark watermark) {
            return Optional.empty();
        }

        @Override
        public Optional<String> seen(ChannelEvent.Seen seen) {
            return Optional.of(seen.messageId());
        }

        @Override
        public Optional<String> edited(ChannelEvent.Edited edited) {
            return Optional.of(edited.messageId());
        }

        @Override
        public Optional<String> unsent(ChannelEvent.Unsent unsent) {
            return Optional.of(unsent.messageId());
        }

        @Override
        public Optional<String> reacted(ChannelEvent.Reacted reacted) {
            return Optional.of(reacted.messageId());
        }

        @Override
        public Optional<String> quarantined(ChannelEvent.Quarantined quarantined) {
            return Optional.empty();
        }

        @Override
        public Optional<String> personChanged(ChannelEvent.PersonChanged changed) {
            return Optional.empty();
        }

        @Override
        public Optional<String> consentChanged(ChannelEvent.ConsentChanged consent) {
            return Optional.empty();
        }

        @Override
        public Optional<String> enteredConversation(ChannelEvent.EnteredConversation arrived) {
            return Optional.empty();
        }

        @Override
        public Optional<String> called(ChannelEvent.Called called) {
            return Optional.of(called.callId());
        }

        @Override
        public Optional<String> templateReported(ChannelEvent.TemplateReported reported) {
            return Optional.empty();
        }
    };

    /** Returns the reference attached to the send it refers to, or null. */
    @Nullable
    String reference() {
        if (event instanceof ChannelEvent.Echo echo) {
            return echo.reference();
        }
        return event instanceof ChannelEvent.Status status ? status.reference() : null;
    }

    /** Returns the claim of that message, or null. */
    @Nullable
    Claim messageClaim() {
        String id = messageId();
        return id == null ? null : Claim.providerMessage(line.id(), id);
    }

    /** Returns 0 for messages, calls and new ids of a person, which are decided first, and 1 for all other events. */
    int phase() {
        boolean first = event instanceof ChannelEvent.Inbound
                || event instanceof ChannelEvent.Echo
                || event instanceof ChannelEvent.Called
                || event instanceof ChannelEvent.PersonChanged;
        return first ? 0 : 1;
    }

    /** Returns the channel's time for ordering; unusable times come last. */
    Instant order() {
        Instant at = null;
        if (event instanceof ChannelEvent.Inbound inbound) {
            at = inbound.at();
        } else if (event instanceof ChannelEvent.Echo echo) {
            at = echo.at();
        } else if (event instanceof ChannelEvent.Status status) {
            at = status.at();
        } else if (event instanceof ChannelEvent.Called called) {
            at = called.at();
        } else if (event instanceof ChannelEvent.PersonChanged changed) {
            at = changed.at();
        } else if (event instanceof ChannelEvent.ConsentChanged consent) {
            at = consent.at();
        } else if (event instanceof ChannelEvent.EnteredConversation arrived) {
            at = arrived.at();
        } else if (event instanceof ChannelEvent.TemplateReported reported) {
            at = reported.at();
        }
        return at == null ? Instant.MAX : at;
    }
}
