package io.escala.core.internal.library;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.MediaPorts;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.library.Library;
import io.escala.core.library.NewFile;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Author;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.LibraryFilter;
import io.escala.crm.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The files of an account for one actor. Thread-safe. */
public final class ActorLibrary implements Library {
    private static final Permission[] CONVERSING = {
        Permission.CONVERSE_ALL, Permission.CONVERSE_OWN, Permission.CONVERSE_UNASSIGNED
    };

    private final InboxContext context;
    private final Actor actor;
    private final AccountId account;
    private final AuditTrail audit;

    public ActorLibrary(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
        this.account = actor.account();
        this.audit = new AuditTrail(context, actor);
    }

    @Override
    public Outcome<LibraryFile> add(NewFile file) throws IOException {
        Objects.requireNonNull(file, "file");
        Optional<Refusal> forbidden = forbidden();
        Outcome<LibraryFile> outcome = forbidden.isPresent() ? Outcome.refused(List.of(forbidden.get())) : added(file);
        return audit.answering(AuditOperation.LIBRARY_FILE_ADD, null, outcome);
    }

    private Optional<Refusal> forbidden() {
        return AccessRules.entitled(actor, context.entitlements().of(account))
                .or(() -> AccessRules.permittedAny(actor, CONVERSING));
    }

    private Outcome<LibraryFile> added(NewFile file) throws IOException {
        MediaPorts ports = context.media();
        if (ports == null) {
            return Outcome.refused(List.of(Refusal.of(Refusal.Reason.NO_STORAGE, Refusal.Remedy.CONFIGURE_STORAGE)));
        }
        LibraryFileId id = new LibraryFileId(context.ids().next());
        String key = LibraryKeys.of(account, id);
        FileKeeping keeping = new FileKeeping(context.sending(), ports.storage());
        Outcome<FileKeeping.Kept> kept = keeping.keep(file, key);
        return kept.fold(
                done -> recorded(file(file, id, key, done.value())),
                refused -> Outcome.<LibraryFile>refused(refused.refusals()));
    }

    private LibraryFile file(NewFile file, LibraryFileId id, String key, FileKeeping.Kept kept) {
        String name = SafeText.name(file.name());
        return new LibraryFile(
                account,
                id,
                name == null ? file.kind().name().toLowerCase(Locale.ROOT) : name,
                file.kind(),
                file.source(),
                kept.mimeType(),
                kept.bytes(),
                kept.sha256(),
                key,
                Author.of(actor),
                context.now(),
                null);
    }

    private Outcome<LibraryFile> recorded(LibraryFile file) {
        return context.loop().run(() -> {
            UnitOfWork unit = context.begin(actor, State.partial());
            unit.change(new LibraryChange.AddFile(file));
            return Decision.commit(unit, Outcome.done(file));
        });
    }

    @Override
    public Optional<LibraryFile> find(LibraryFileId file) {
        Objects.requireNonNull(file, "file");
        requireReading();
        return Optional.ofNullable(CommitLoop.reading(
                () -> context.store().libraryFiles(account, List.of(file)).get(file)));
    }

    @Override
    public Listing<LibraryFile> list(FileSource source) {
        return list(LibraryFilter.of(Objects.requireNonNull(source, "source")));
    }

    @Override
    public Listing<LibraryFile> search(FileSource source, String term) {
        Objects.requireNonNull(term, "term");
        return list(LibraryFilter.of(Objects.requireNonNull(source, "source")).matching(term));
    }

    private Listing<LibraryFile> list(LibraryFilter filter) {
        requireReading();
        if (!filter.source().shared()) {
            return StoredListing.of((cursor, limit) -> new CursorPage<>(List.of(), null));
        }
        BoundCursors cursors = BoundCursors.of("files of " + filter.source(), actor, filter.words());
        return StoredListing.counted(
                cursors.bind((cursor, limit) -> context.store().listLibraryFiles(account, filter, cursor, limit)),
                Function.identity(),
                enough -> context.store().countLibraryFiles(account, filter, enough));
    }

    @Override
    public Optional<InputStream> open(LibraryFileId file) throws IOException {
        Optional<LibraryFile> found = find(file);
        MediaPorts ports = context.media();
        return found.isEmpty() || ports == null
                ? Optional.empty()
                : ports.storage().open(found.get().storageKey());
    }

    @Override
    public Outcome<LibraryFile> remove(LibraryFileId file) {
        Objects.requireNonNull(file, "file");
        Optional<Refusal> forbidden = forbidden();
        return audit.answering(
                AuditOperation.LIBRARY_FILE_REMOVE,
                null,
                forbidden.isPresent()
                        ? Outcome.refused(List.of(forbidden.get()))
                        : context.loop().run(() -> removed(file)));
    }

    private Decision<Outcome<LibraryFile>> removed(LibraryFileId id) {
        UnitOfWork unit = context.begin(
                actor, context.load(account).libraryFiles(List.of(id)).state());
        Optional<LibraryFile> found = unit.state().library().file(id);
        if (found.isEmpty()) {
            return Decision.nothing(Outcome.refused(AccessRules.notFound()));
        }
        LibraryFile file = found.get();
        Optional<Refusal> notTheirs = file.addedBy().equals(Author.of(actor))
                ? Optional.empty()
                : AccessRules.permitted(actor, Permission.CONFIGURE);
        if (notTheirs.isPresent()) {
            return Decision.nothing(Outcome.refused(List.of(notTheirs.get())));
        }
        if (file.removed()) {
            return Decision.nothing(Outcome.done(file));
        }
        unit.change(new LibraryChange.RemoveFile(id, unit.now()));
        AuditTrail.done(unit, actor, AuditOperation.LIBRARY_FILE_REMOVE, null, List.of());
        return Decision.commit(
                unit, Outcome.done(unit.state().library().file(id).orElseThrow()));
    }

    private void requireReading() {
        audit.allowing(AuditOperation.LIBRARY_READ, () -> {
            AccessRules.requireEntitled(actor, context.entitlements().of(account));
            AccessRules.require(actor, CONVERSING);
        });
    }
}
