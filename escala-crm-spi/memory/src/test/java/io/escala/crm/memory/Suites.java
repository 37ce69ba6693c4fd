package io.escala.crm.memory;

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
import io.escala.crm.tck.StoreContract;
import io.escala.crm.tck.StoreFixture;
import io.escala.crm.tck.TemplateReportsContract;
import io.escala.crm.tck.TenantsContract;
import io.escala.crm.tck.ThreadsContract;
import io.escala.crm.tck.UnstorableContract;
import io.escala.crm.tck.VersionsContract;
import io.escala.crm.tck.WorkContract;
import io.escala.crm.tck.WorkQuarantineContract;
import io.escala.crm.tck.WorkRaceContract;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every suite, run against the subject of the run; run from {@link SaboteurTest} only. */
final class Suites {
    static final List<Class<? extends StoreContract>> ALL = List.of(
            Claims.class,
            Commit.class,
            Versions.class,
            Lines.class,
            Identities.class,
            Contacts.class,
            ContactSearch.class,
            Conversations.class,
            Threads.class,
            ConversationList.class,
            Intake.class,
            Work.class,
            WorkQuarantine.class,
            Events.class,
            Tenants.class,
            HostileText.class,
            Sizes.class,
            RoundTrip.class,
            MessageRoundTrip.class,
            Model.class,
            Concurrency.class,
            WorkRace.class,
            Amendments.class,
            Media.class,
            ChannelConsents.class,
            TemplateReports.class,
            Quarantine.class,
            Backlog.class,
            Journal.class,
            Unstorable.class,
            KeyBounds.class);

    private Suites() {}

    @ExtendWith(SubjectParameter.class)
    static final class Claims extends ClaimsContract {
        private final Subject subject;

        Claims(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Commit extends CommitContract {
        private final Subject subject;

        Commit(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Versions extends VersionsContract {
        private final Subject subject;

        Versions(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Lines extends LinesContract {
        private final Subject subject;

        Lines(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Identities extends IdentitiesContract {
        private final Subject subject;

        Identities(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Contacts extends ContactsContract {
        private final Subject subject;

        Contacts(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class ContactSearch extends ContactSearchContract {
        private final Subject subject;

        ContactSearch(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Conversations extends ConversationsContract {
        private final Subject subject;

        Conversations(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Threads extends ThreadsContract {
        private final Subject subject;

        Threads(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class ConversationList extends ConversationListContract {
        private final Subject subject;

        ConversationList(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Intake extends IntakeContract {
        private final Subject subject;

        Intake(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Work extends WorkContract {
        private final Subject subject;

        Work(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class WorkQuarantine extends WorkQuarantineContract {
        private final Subject subject;

        WorkQuarantine(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Events extends EventsContract {
        private final Subject subject;

        Events(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Tenants extends TenantsContract {
        private final Subject subject;

        Tenants(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class HostileText extends HostileTextContract {
        private final Subject subject;

        HostileText(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Sizes extends SizesContract {
        private final Subject subject;

        Sizes(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class RoundTrip extends RoundTripContract {
        private final Subject subject;

        RoundTrip(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class MessageRoundTrip extends MessageRoundTripContract {
        private final Subject subject;

        MessageRoundTrip(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Model extends ModelContract {
        private final Subject subject;

        Model(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Concurrency extends ConcurrencyContract {
        private final Subject subject;

        Concurrency(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class WorkRace extends WorkRaceContract {
        private final Subject subject;

        WorkRace(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Amendments extends AmendmentsContract {
        private final Subject subject;

        Amendments(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Media extends MediaContract {
        private final Subject subject;

        Media(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class ChannelConsents extends ChannelConsentsContract {
        private final Subject subject;

        ChannelConsents(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class TemplateReports extends TemplateReportsContract {
        private final Subject subject;

        TemplateReports(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Quarantine extends QuarantineContract {
        private final Subject subject;

        Quarantine(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Backlog extends BacklogContract {
        private final Subject subject;

        Backlog(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Journal extends JournalContract {
        private final Subject subject;

        Journal(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class Unstorable extends UnstorableContract {
        private final Subject subject;

        Unstorable(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }

    @ExtendWith(SubjectParameter.class)
    static final class KeyBounds extends KeyBoundsContract {
        private final Subject subject;

        KeyBounds(Subject subject) {
            this.subject = subject;
        }

        @Override
        protected StoreFixture newFixture() {
            return subject.newFixture();
        }
    }
}
