package io.escala.crm.jdbc;

import io.escala.crm.tck.AmendmentsContract;
import io.escala.crm.tck.BacklogContract;
import io.escala.crm.tck.ChannelConsentsContract;
import io.escala.crm.tck.ClaimsContract;
import io.escala.crm.tck.CommitContract;
import io.escala.crm.tck.ConcurrencyContract;
import io.escala.crm.tck.ContactSearchContract;
import io.escala.crm.tck.ContactsContract;
import io.escala.crm.tck.ConversationListContract;
import io.escala.crm.tck.ConversationsContract;
import io.escala.crm.tck.EventsContract;
import io.escala.crm.tck.HostileTextContract;
import io.escala.crm.tck.IdentitiesContract;
import io.escala.crm.tck.IntakeContract;
import io.escala.crm.tck.JournalContract;
import io.escala.crm.tck.KeyBoundsContract;
import io.escala.crm.tck.LinesContract;
import io.escala.crm.tck.MediaContract;
import io.escala.crm.tck.MessageRoundTripContract;
import io.escala.crm.tck.ModelContract;
import io.escala.crm.tck.QuarantineContract;
import io.escala.crm.tck.RoundTripContract;
import io.escala.crm.tck.SizesContract;
import io.escala.crm.tck.StoreFixture;
import io.escala.crm.tck.TemplateReportsContract;
import io.escala.crm.tck.TenantsContract;
import io.escala.crm.tck.ThreadsContract;
import io.escala.crm.tck.UnstorableContract;
import io.escala.crm.tck.VersionsContract;
import io.escala.crm.tck.WorkContract;
import io.escala.crm.tck.WorkQuarantineContract;
import io.escala.crm.tck.WorkRaceContract;
import org.junit.jupiter.api.Nested;

/** The contract suite on PostgreSQL. */
class PostgresContractTest {
    private static StoreFixture fixture() {
        return new PostgresFixture();
    }

    @Nested
    class Intake extends IntakeContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Claims extends ClaimsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Commit extends CommitContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class ContactSearch extends ContactSearchContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Contacts extends ContactsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class ConversationList extends ConversationListContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Conversations extends ConversationsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Events extends EventsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class HostileText extends HostileTextContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Identities extends IdentitiesContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Lines extends LinesContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class MessageRoundTrip extends MessageRoundTripContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Model extends ModelContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class RoundTrip extends RoundTripContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Sizes extends SizesContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Tenants extends TenantsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Threads extends ThreadsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Versions extends VersionsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Work extends WorkContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class WorkRace extends WorkRaceContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Amendments extends AmendmentsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Media extends MediaContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class ChannelConsents extends ChannelConsentsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class TemplateReports extends TemplateReportsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Quarantine extends QuarantineContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Backlog extends BacklogContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Journal extends JournalContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class WorkQuarantine extends WorkQuarantineContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Unstorable extends UnstorableContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class KeyBounds extends KeyBoundsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }
}
