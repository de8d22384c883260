//! Run: the server on loopback, from its first page to a clean stop.

use crate::app::{App, Settings};
use crate::pages::router;
use std::future::Future;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
#[cfg(unix)]
use std::{pin::Pin, task::Poll};

/// How long pages that are still being sent may take after a stop. Our choice.
const LAST_PAGES: Duration = Duration::from_secs(2);
/// How often what expired is forgotten. Our choice.
const SWEEP: Duration = Duration::from_secs(60);
/// Threads that serve pages. Our choice: one person clicks; measuring has threads of its own.
const THREADS: usize = 2;

/// Why the server cannot run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The port is taken.
    #[error("port {0} is taken by another program")]
    Taken(u16),
    /// The system refuses for another reason.
    #[error("cannot serve pages on this machine: {0}")]
    Io(#[from] std::io::Error),
    /// The system has no randomness to give.
    #[error("the system gave no random number: {0}")]
    Random(#[from] getrandom::Error),
}

impl ServeError {
    /// What to try.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Taken(_) => "leave --port out, then a free one is taken; or name another",
            Self::Io(_) => "does this machine allow programs to listen on 127.0.0.1?",
            Self::Random(_) => "start it again",
        }
    }
}

/// Places to listen at, taken and not yet served.
#[derive(Debug)]
pub struct Running {
    listeners: Vec<TcpListener>,
    port: u16,
}

impl Running {
    /// Takes a port on 127.0.0.1, and on `::1` where that one is free there too. Port 0 takes any.
    ///
    /// # Errors
    /// When the port is taken or the system refuses.
    pub fn listen(port: u16) -> Result<Self, ServeError> {
        let first = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).map_err(|error| {
            if error.kind() == ErrorKind::AddrInUse { ServeError::Taken(port) } else { ServeError::Io(error) }
        })?;
        let port = first.local_addr()?.port();
        let second = TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, port))).ok();
        Ok(Self { listeners: [Some(first), second].into_iter().flatten().collect(), port })
    }

    /// The port that was taken.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }
}

/// Serves pages until the person stops the program (Ctrl-C).
///
/// # Errors
/// When the system refuses.
pub fn serve(running: Running, settings: Settings) -> Result<(), ServeError> {
    let app = App::new(settings)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(THREADS).enable_all().build()?;
    let warmed = Arc::clone(&app);
    runtime.spawn_blocking(move || warmed.warm());
    let served = runtime.block_on(until(running, app, stopped()));
    // What is still being measured has nobody left to show it to.
    runtime.shutdown_background();
    Ok(served?)
}

async fn until(running: Running, app: Arc<App>, stop: impl Future<Output = ()>) -> std::io::Result<()> {
    let (tell, told) = tokio::sync::watch::channel(false);
    let mut serving = Vec::new();
    for listener in running.listeners {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let mut told = told.clone();
        let stop = async move {
            // The channel closes only when this function ends, and then it is time to stop as well.
            let _ = told.wait_for(|stop| *stop).await;
        };
        let router = router(Arc::clone(&app));
        serving.push(tokio::spawn(async move { axum::serve(listener, router).with_graceful_shutdown(stop).await }));
    }
    let sweeping = tokio::spawn(sweep(app));
    stop.await;
    sweeping.abort();
    tell.send_replace(true);
    for server in serving {
        // A page that takes longer than this is left unsent.
        let _ = tokio::time::timeout(LAST_PAGES, server).await;
    }
    Ok(())
}

/// Forgets what expired, again and again.
async fn sweep(app: Arc<App>) {
    loop {
        tokio::time::sleep(SWEEP).await;
        app.shelf.sweep((app.settings.now)());
    }
}

/// Ready when the person stops the program.
async fn stopped() {
    #[cfg(unix)]
    if let Ok(mut ended) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        let interrupted = std::pin::pin!(interrupted());
        let ended = std::pin::pin!(ended.recv());
        first(interrupted, ended).await;
        return;
    }
    interrupted().await;
}

/// Ready with Ctrl-C; never where the system cannot tell.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Ready as soon as one of the two is.
#[cfg(unix)]
async fn first<A>(mut one: Pin<&mut impl Future<Output = ()>>, mut other: Pin<&mut impl Future<Output = A>>) {
    std::future::poll_fn(|context| {
        let done = one.as_mut().poll(context).is_ready() || other.as_mut().poll(context).is_ready();
        if done { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}
